import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import { cancelOrder } from "../../sync/cancel-order"
import type { SyncContext } from "../../sync/context"
import { findOrder } from "./order-of"
import { paymentOf } from "./pay-collection"

/** A charge begins anew with another cart: this one's is used up. */
export const UNUSED = {
  cart_id: null,
  cart_print: null,
  order_id: null,
  payment_collection_id: null,
  payment_session_id: null,
} as const

/**
 * An order that a dying process left, and that Klarna then refused to pay, is cancelled: core would have taken it back. The
 * charge's next try sells a new cart.
 */
export async function dropUnpaidOrder(
  context: SyncContext,
  charge: KlarnaChargeRow,
): Promise<KlarnaChargeRow> {
  const found = await orderOf(context, charge)
  if (found === undefined) return charge
  if (!found.isCanceled) {
    await drop(context, found.orderId, "Klarna refused the charge that was to pay it")
  }
  return context.klarna.charges.update({ id: charge.id, ...UNUSED })
}

/**
 * A charge is over before it was paid: an order that a dying process left for it is cancelled, unless somebody paid it in
 * another way. Nobody else knows of it: it has no payment.
 */
export async function takeOrderBack(context: SyncContext, charge: KlarnaChargeRow): Promise<void> {
  if (charge.klarna_order_id !== null) return
  const found = await orderOf(context, charge)
  if (found === undefined || found.isCanceled) return
  if ((await paymentOf(context, charge)) !== undefined) return
  await drop(context, found.orderId, "its charge was cancelled before it was paid")
}

async function orderOf(context: SyncContext, charge: KlarnaChargeRow) {
  const { cart_id: cartId, payment_collection_id: collectionId, subscription_id } = charge
  if (cartId === null || subscription_id === null) return undefined
  return findOrder(context, charge, { cartId, collectionId })
}

async function drop(context: SyncContext, orderId: string, reason: string): Promise<void> {
  const facts = { account: context.account.id, klarna_order_id: null, order_id: orderId }
  await cancelOrder(context, { about: { ...facts, payment_id: null }, orderId, reason })
}
