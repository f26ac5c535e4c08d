import { z } from "zod"

import { Anything, call } from "../../demo/check/http"
import type { Store } from "./in-store"

const Item = z.object({ id: z.string(), quantity: z.number(), title: z.string() })
const Order = z.object({
  order: z.looseObject({
    fulfillments: z.array(z.object({ id: z.string() })).nullish(),
    items: z.array(Item),
    payment_status: z.string(),
    total: z.number(),
  }),
})
const Collections = z.object({
  order: z.object({
    payment_collections: z.array(
      z.looseObject({ amount: z.number(), id: z.string(), status: z.string() }),
    ),
  }),
})

export async function readOrder({ admin }: Store, orderId: string) {
  const path = `/admin/orders/${orderId}?fields=*items,*fulfillments,total,payment_status`
  return (await call(admin, { answer: Order, path })).order
}

/** Amounts and statuses of an order's payment collections, oldest first. */
export async function readCollections({ admin }: Store, orderId: string) {
  const path = `/admin/orders/${orderId}?fields=*payment_collections`
  const { order } = await call(admin, { answer: Collections, path })
  return order.payment_collections
    .sort((one, other) => one.id.localeCompare(other.id))
    .map(({ amount, status }) => ({ amount, status }))
}

/** A merchant adds one of an article, or changes how many of what was ordered most. */
export async function edit(
  store: Store,
  orderId: string,
  change: { add: string } | { quantity: number },
): Promise<void> {
  const post = (path: string, body: object) =>
    call(store.admin, { answer: Anything, body, path: `/admin/order-edits${path}` })
  await post("", { order_id: orderId })
  if ("add" in change) {
    const items = [{ quantity: 1, variant_id: store.offer.variantId(change.add) }]
    await post(`/${orderId}/items`, { items })
  } else {
    const { id } = await mostOf(store, orderId)
    await post(`/${orderId}/items/item/${id}`, change)
  }
  await post(`/${orderId}/request`, {})
  await post(`/${orderId}/confirm`, {})
}

/** Everything is packed and sent. */
export async function ship(store: Store, orderId: string): Promise<void> {
  const items = (await readOrder(store, orderId)).items.map(({ id, quantity }) => ({
    id,
    quantity,
  }))
  const path = `/admin/orders/${orderId}/fulfillments`
  await call(store.admin, { answer: Anything, body: { items }, path })
  const [fulfillment] = (await readOrder(store, orderId)).fulfillments ?? []
  await call(store.admin, {
    answer: Anything,
    body: { items },
    path: `${path}/${fulfillment?.id ?? ""}/shipments`,
  })
}

const Created = {
  claims: z.object({ claim: z.object({ id: z.string() }) }),
  exchanges: z.object({ exchange: z.object({ id: z.string() }) }),
  returns: z.object({ return: z.object({ id: z.string() }) }),
}

/** A customer asks to send one of the item of which most was ordered back. */
export async function requestReturn(store: Store, orderId: string): Promise<void> {
  const path = "/admin/returns"
  const { return: created } = await call(store.admin, {
    answer: Created.returns,
    body: { order_id: orderId },
    path,
  })
  const items = [await oneOfMost(store, orderId)]
  const post = (step: string, body: object) =>
    call(store.admin, { answer: Anything, body, path: `${path}/${created.id}/${step}` })
  await post("request-items", { items })
  await post("request", {})
}

/** One of the item of which most was ordered comes back, and one of another article goes out. */
export async function exchange(store: Store, orderId: string, sku: string): Promise<void> {
  const path = "/admin/exchanges"
  const { exchange: created } = await call(store.admin, {
    answer: Created.exchanges,
    body: { order_id: orderId },
    path,
  })
  await giveAndTake(store, { orderId, path: `${path}/${created.id}`, sku })
}

/** One of the item of which most was ordered was broken: another article goes out for it. */
export async function claim(store: Store, orderId: string, sku: string): Promise<void> {
  const path = "/admin/claims"
  const { claim: created } = await call(store.admin, {
    answer: Created.claims,
    body: { order_id: orderId, type: "replace" },
    path,
  })
  const item = await oneOfMost(store, orderId)
  const post = (step: string, body: object) =>
    call(store.admin, { answer: Anything, body, path: `${path}/${created.id}/${step}` })
  await post("claim-items", { items: [{ ...item, reason: "production_failure" }] })
  await giveAndTake(store, { orderId, path: `${path}/${created.id}`, sku })
}

async function giveAndTake(
  store: Store,
  { orderId, path, sku }: { orderId: string; path: string; sku: string },
): Promise<void> {
  const post = (step: string, body: object) =>
    call(store.admin, { answer: Anything, body, path: `${path}/${step}` })
  await post("inbound/items", { items: [await oneOfMost(store, orderId)] })
  const items = [{ quantity: 1, variant_id: store.offer.variantId(sku) }]
  await post("outbound/items", { items })
  await post("request", {})
}

async function oneOfMost(store: Store, orderId: string) {
  const { id } = await mostOf(store, orderId)
  return { id, quantity: 1 }
}

/** The item of which most was ordered: core answers items in any order. */
export async function mostOf(store: Store, orderId: string): Promise<{ id: string }> {
  const { items } = await readOrder(store, orderId)
  const [item] = items.sort((one, other) => other.quantity - one.quantity)
  if (!item) throw new Error(`order ${orderId} has no items`)
  return item
}
