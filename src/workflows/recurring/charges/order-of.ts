import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

import { toDecimal, toMinor } from "../../../mapping/money"
import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import { linkOrder } from "../../sync/link-order"
import { withLock, type SyncContext } from "../../sync/context"

const Linked = z.object({
  customer_id: z.string().nullish(),
  order: z.object({ id: z.string(), status: z.string().nullish() }).nullish(),
  payment_collection: z.object({ order: z.object({ id: z.string() }).nullish() }).nullish(),
})
const Found = z.object({
  cart: z.object({ id: z.string() }).nullish(),
  id: z.string(),
  metadata: z.looseObject({ klarna_charge_id: z.string().nullish().catch(null) }).nullish(),
  status: z.string().nullish(),
})
const Status = z.object({ status: z.string() })
const Total = z.object({ currency_code: z.string(), total: z.unknown() })

/** The journal's line of an order that has no money behind it. */
const ORDER_UNPAID = "order.unpaid"

/** Medusa's order of a charge. A cancelled one pays nothing: its cart is used up. */
export interface FoundOrder {
  readonly orderId: string
  readonly isCanceled: boolean
}

interface Sold {
  readonly cartId: string
  readonly collectionId: string | null
}

/**
 * Medusa's order of a charge's cart, if there is one: also one that a dying process left without links, which its metadata
 * gives away. Missing links are made, so that nobody makes a second order.
 */
export async function findOrder(
  context: SyncContext,
  charge: KlarnaChargeRow,
  { cartId, collectionId }: Sold,
): Promise<FoundOrder | undefined> {
  const query = context.container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "cart",
    fields: [
      "id",
      "customer_id",
      "order.id",
      "order.status",
      "payment_collection.id",
      "payment_collection.order.id",
    ],
    filters: { id: cartId },
  })
  const cart = Linked.parse(data[0])
  const linked = cart.order ?? undefined
  const order = linked ?? (await findAdrift(context, charge, cart.customer_id))
  if (order === undefined) return undefined
  const { id: orderId } = order
  if (linked === undefined || (collectionId !== null && !cart.payment_collection?.order)) {
    await withLock(context, cartId, () => linkOrder(context, { cartId, collectionId, orderId }))
  }
  return { isCanceled: order.status === "canceled", orderId }
}

/**
 * Whether the order that a charge was to pay was cancelled by a person: what this store cancels itself, because nothing pays
 * it, stands in the journal.
 */
export async function isCanceledByPerson(
  context: SyncContext,
  charge: KlarnaChargeRow,
): Promise<boolean> {
  const found = await orderOf(context, charge)
  return found !== undefined && found.isCanceled && wasByPerson(context, found.orderId)
}

/** Whether it was a person who cancelled a cancelled order. */
export async function wasByPerson({ klarna }: SyncContext, orderId: string): Promise<boolean> {
  const ours = { kind: ORDER_UNPAID, subject: orderId }
  return (await klarna.listKlarnaEvents(ours, { take: 1 })).length === 0
}

async function orderOf(
  context: SyncContext,
  charge: KlarnaChargeRow,
): Promise<FoundOrder | undefined> {
  const { cart_id: cartId, order_id: orderId, payment_collection_id: collectionId } = charge
  if (cartId !== null) return findOrder(context, charge, { cartId, collectionId })
  if (orderId === null) return undefined
  const query = context.container.resolve(ContainerRegistrationKeys.QUERY)
  const fields = ["id", "status"]
  const { data } = await query.graph({ entity: "order", fields, filters: { id: orderId } })
  return { isCanceled: Status.safeParse(data[0]).data?.status === "canceled", orderId }
}

/** Whether nothing is to be paid for an order. */
export async function costsNothing({ container }: SyncContext, orderId: string): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const fields = ["id", "total", "currency_code"]
  const { data } = await query.graph({ entity: "order", fields, filters: { id: orderId } })
  const { currency_code, total } = Total.parse(data[0])
  return toMinor(toDecimal(total), currency_code) === 0
}

/**
 * Orders of the cart's customer since the charge was made: few, whoever they are. It may be another one than the charge's:
 * core goes by the e-mail address of a guest.
 */
async function findAdrift(
  { container }: SyncContext,
  { created_at, id }: KlarnaChargeRow,
  customer_id: string | null | undefined,
): Promise<z.infer<typeof Found> | undefined> {
  if (!customer_id) return undefined
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "status", "metadata", "cart.id"],
    filters: { created_at: { $gte: created_at }, customer_id },
  })
  const rows = z.array(Found).parse(data)
  // A browser can write anything into its cart's metadata, but what it buys has a cart.
  return rows.find(({ cart, metadata }) => !cart && metadata?.klarna_charge_id === id)
}
