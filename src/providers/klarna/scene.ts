import { z } from "zod"

import { ORDER_CHANGE_FIELDS, ORDER_FIELDS, SCENE_FIELDS } from "../../mapping/medusa/fields"
import {
  collectionAlone,
  type OrderRows,
  orderToLoad,
  parseScene,
  type Scene,
} from "../../mapping/medusa/scene"
import { toDecimal, toMinor } from "../../mapping/money"
import { PAYER_FIELDS, type PlainSale, toPlainScene } from "../../mapping/recurring/plain-scene"
import type { Cradle } from "./cradle"

/**
 * Loads the payment session's collection and cart, with exact totals, in one query; the order and its changes by two more
 * where there is no cart. An amount alone is what the store's code charged a token for.
 * @throws MappingError when there is no such session, or its collection has neither cart nor order, and isn't a charge's
 */
export async function loadScene(cradle: Cradle, paymentSessionId: string): Promise<Scene> {
  const { query } = cradle
  const filters = { id: paymentSessionId }
  const { data } = await query.graph({ entity: "payment_session", fields: SCENE_FIELDS, filters })
  const plain = await loadPlainSale(cradle, collectionAlone(data[0]))
  if (plain) return toPlainScene(data[0], plain)
  const orderId = orderToLoad(data[0])
  const rows = orderId === undefined ? undefined : await loadOrder(cradle, orderId)
  return parseScene(data[0], paymentSessionId, rows)
}

/** Whether nothing is left to pay once the amount is rounded: a discount of everything may leave 7e-16. */
export function isFree({ amount, currency }: Pick<Scene, "amount" | "currency">): boolean {
  return toMinor(amount, currency) === 0
}

const Sums = z.looseObject({
  payment_collection: z.looseObject({
    amount: z.unknown(),
    cart: z.looseObject({ total: z.unknown() }).nullish(),
  }),
})

/**
 * Whether the cart of a free payment session is free at this moment too. Core keeps a session of 0 where the cart costs
 * something later.
 */
export async function isStillFree({ query }: Cradle, { currency, paymentSessionId }: Scene) {
  const { data } = await query.graph({
    entity: "payment_session",
    fields: ["payment_collection.amount", "payment_collection.cart.total"],
    filters: { id: paymentSessionId },
  })
  const { amount, cart } = Sums.parse(data[0]).payment_collection
  const sums = [amount, ...(cart ? [cart.total] : [])]
  return sums.every((sum) => toMinor(toDecimal(sum), currency) === 0)
}

/** The order and its changes, as mapping reads them. */
export async function loadOrder({ query }: Cradle, id: string): Promise<OrderRows> {
  const [orders, changes] = await Promise.all([
    query.graph({ entity: "order", fields: ORDER_FIELDS, filters: { id } }),
    query.graph({ entity: "order_change", fields: ORDER_CHANGE_FIELDS, filters: { order_id: id } }),
  ])
  return { changes: changes.data, order: orders.data[0] }
}

async function loadPlainSale(
  { klarna, query }: Cradle,
  collectionId: string | undefined,
): Promise<PlainSale | undefined> {
  const charge = collectionId && (await klarna.charges.ofCollection(collectionId))
  const token = charge && (await klarna.customerTokens.find(charge.customer_token_id))
  if (!token || !charge.lines) return undefined
  const { customer_id, id, lines } = charge
  const filters = { id: customer_id ?? "" }
  const { data } = await query.graph({ entity: "customer", fields: PAYER_FIELDS, filters })
  const customer: unknown = data[0]
  return { country: token.purchase_country, customer, id, lines: lines["lines"] }
}
