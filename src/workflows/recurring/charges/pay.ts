import { toDecimal, toMinor } from "../../../mapping/money"
import type { KlarnaChargeRow, KlarnaSubscriptionRow } from "../../../modules/klarna/service"
import { completeCart, type Completion } from "../../sync/complete-cart"
import type { SyncContext } from "../../sync/context"
import { explain } from "../../sync/explain"
import { ensureAuthorized } from "./authorized"
import { endUnsold } from "../subscriptions/unsold"
import { UNUSED } from "./drop-order"
import { findOrder, wasByPerson } from "./order-of"
import type { Paid } from "./paid"
import { payCollection } from "./pay-collection"
import { ensureCollection, ensureTokenSession } from "./payment-session"
import { renewalCart } from "./renewal-cart"
import { withdraw } from "./withdraw"

/**
 * Has a charge's cart completed, which charges the token, or finds the order that there is already. Each step is looked for
 * before it is done: a process may have died after any of them.
 */
export async function pay(
  context: SyncContext,
  charge: KlarnaChargeRow,
  subscription: KlarnaSubscriptionRow | undefined,
): Promise<Paid> {
  const { cart_id, payment_collection_id: collectionId } = charge
  if (cart_id === null && !subscription && collectionId !== null) {
    return payCollection(context, charge, collectionId)
  }
  if (subscription && charge.way === null && charge.klarna_order_id === null) {
    // Its event may be lost with a process that died.
    await endUnsold(context, subscription.origin_order_id)
    const current = await context.klarna.charges.find(charge.id)
    if (current?.state === "canceled") {
      return { is: "not_ordered", isDefinite: false, reason: "its subscription is over" }
    }
  }
  const cartId = await cartOf(context, charge, subscription)
  const known = await findOrder(context, charge, { cartId, collectionId })
  if (known?.isCanceled) return payAnew(context, charge, { orderId: known.orderId, subscription })
  if (known) return authorizeKnown(context, charge, { cartId, orderId: known.orderId })
  // While the customer pays, core has their session; the token's is made anew once they gave up.
  if (charge.klarna_order_id === null) await prepare(context, charge, cartId)
  const ended = await completeCart(context, cartId).catch(toFailure)
  if (ended.is === "completed") return { is: "ordered", orderId: ended.orderId }
  // Core calls anything that goes wrong while it authorizes a refused payment; what Klarna refused stands in the charge's row.
  const isDefinite = ended.is === "impossible" && ended.by === "store"
  return { is: "not_ordered", isDefinite, reason: ended.reason }
}

interface Canceled {
  readonly orderId: string
  readonly subscription: KlarnaSubscriptionRow | undefined
}

/** An order that was cancelled before it was paid has used its cart up. What a person cancelled isn't charged again. */
async function payAnew(
  context: SyncContext,
  charge: KlarnaChargeRow,
  { orderId, subscription }: Canceled,
): Promise<Paid> {
  if (charge.klarna_order_id === null && (await wasByPerson(context, orderId))) {
    return { is: "not_ordered", isDefinite: false, reason: await withdraw(context, charge) }
  }
  if (charge.klarna_order_id !== null || !subscription) {
    return { is: "not_ordered", isDefinite: true, reason: "its order was cancelled" }
  }
  const fresh = await context.klarna.charges.update({ id: charge.id, ...UNUSED })
  return pay(context, fresh, subscription)
}

async function cartOf(
  context: SyncContext,
  charge: KlarnaChargeRow,
  subscription: KlarnaSubscriptionRow | undefined,
): Promise<string> {
  if (charge.cart_id !== null) return charge.cart_id
  if (subscription) return renewalCart(context, charge, subscription)
  throw new Error(`Charge ${charge.id} has no cart.`)
}

async function prepare(context: SyncContext, charge: KlarnaChargeRow, cartId: string) {
  const found = await ensureCollection(context, charge, cartId)
  const total = toMinor(toDecimal(found.cart.total ?? 0), charge.currency_code)
  if (total > 0) await ensureTokenSession(context, charge, found)
}

async function authorizeKnown(
  context: SyncContext,
  charge: KlarnaChargeRow,
  sold: { cartId: string; orderId: string },
): Promise<Paid> {
  try {
    await ensureAuthorized(context, charge, sold)
    return { is: "ordered", orderId: sold.orderId }
  } catch (error) {
    return { is: "not_ordered", isDefinite: false, reason: explain(error) }
  }
}

interface Failure {
  readonly is: "failed"
  readonly reason: string
}

function toFailure(error: unknown): Failure | Completion {
  return { is: "failed", reason: explain(error) }
}
