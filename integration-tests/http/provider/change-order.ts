import { Modules } from "@medusajs/framework/utils"
import { deleteOrderPaymentCollections } from "@medusajs/medusa/core-flows"
import { z } from "zod"

import { Anything, call } from "../../../demo/check/http"
import type { Store } from "../../support/in-store"

const Items = z.object({ order: z.object({ items: z.array(z.object({ id: z.string() })) }) })

/** A merchant adds one of an article to an order, or makes its first item so many. Nothing follows from it but core's own. */
export async function editOrder(
  store: Store,
  orderId: string,
  change: { add: string } | { quantity: number },
): Promise<void> {
  const { admin, offer } = store
  const post = (path: string, body: object) =>
    call(admin, { answer: Anything, body, path: `/admin/order-edits${path}` })
  await unheard(store, async () => {
    await post("", { order_id: orderId })
    if ("add" in change) {
      const items = [{ quantity: 1, variant_id: offer.variantId(change.add) }]
      await post(`/${orderId}/items`, { items })
    } else {
      await post(`/${orderId}/items/item/${await firstItem(store, orderId)}`, change)
    }
    await post(`/${orderId}/request`, {})
    await post(`/${orderId}/confirm`, {})
  })
}

/** The tests here call the module themselves: whoever listens to core's events would be faster, or slower. */
async function unheard({ container }: Store, job: () => Promise<void>): Promise<void> {
  const spy = jest.spyOn(container().resolve(Modules.EVENT_BUS), "emit")
  spy.mockImplementation(() => Promise.resolve())
  await job().finally(() => spy.mockRestore())
}

async function firstItem({ admin }: Store, orderId: string): Promise<string> {
  const path = `/admin/orders/${orderId}?fields=*items`
  const { order } = await call(admin, { answer: Items, path })
  return order.items[0]?.id ?? ""
}

const Collection = z.object({ amount: z.coerce.number(), id: z.string(), status: z.string() })
const Collections = z.object({ payment_collections: z.array(Collection) })

/**
 * Has the payment follow its Klarna order to a new amount, as far as the provider is concerned; then payment and
 * collection, and core's new collection goes.
 * @param amount major units
 */
export async function follow(store: Store, orderId: string, amount: number): Promise<void> {
  const container = store.container()
  const payments = container.resolve(Modules.PAYMENT)
  await updateSession(store, amount)
  const [payment] = await payments.listPayments({})
  if (!payment) throw new Error("there is no payment")
  const moved = { amount, canceled_at: null, id: payment.id }
  await payments.updatePayment(moved)
  const worth = { amount, authorized_amount: amount, status: "authorized" as const }
  await payments.updatePaymentCollections(payment.payment_collection_id, worth)
  const { data } = await container.resolve("query").graph({
    entity: "order",
    fields: ["payment_collections.id", "payment_collections.amount", "payment_collections.status"],
    filters: { id: orderId },
  })
  const heir = Collections.parse(data[0]).payment_collections.find(
    ({ status }) => status === "not_paid",
  )
  if (heir) await deleteOrderPaymentCollections(container).run({ input: { id: heir.id } })
}

/** What reaches the provider's `updatePayment`. `data` is the payment's own unless a test says otherwise. */
export async function updateSession(
  { container }: Store,
  amount: number,
  more: { readonly data?: Record<string, unknown>; readonly currency_code?: string } = {},
): Promise<void> {
  const payments = container().resolve(Modules.PAYMENT)
  const [payment] = await payments.listPayments({}, { relations: ["payment_session"] })
  if (!payment) throw new Error("there is no payment")
  await payments.updatePaymentSession({
    amount,
    currency_code: payment.currency_code,
    data: payment.data ?? {},
    id: payment.payment_session?.id ?? "",
    status: "authorized",
    ...more,
  })
}
