import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import { emit, type SyncContext } from "../../sync/context"
import { UNUSED } from "./drop-order"
import { giveUp } from "./fail"

/**
 * Klarna decided against an order that it had taken, or it was cancelled there: its purchase is ended by the comparison of both
 * books, and the charge counts as refused. Whoever tries again does so with another cart, under another key.
 * @param reason for the merchant
 */
export async function forgetRejected(
  context: SyncContext,
  charge: KlarnaChargeRow,
  reason: string,
): Promise<void> {
  const { klarna } = context
  const { id, klarna_order_id: orderId } = charge
  if (orderId !== null) {
    await klarna.operations.forgetOrder(id, orderId, "REJECTED")
    // Else the purchase that the customer made would keep them from another one.
    await klarna.sessions.closeOfOrder(context.account.id, orderId)
  }
  const known = orderId === null ? undefined : await klarna.orders.find(orderId)
  if (known) {
    await klarna.queue.wake({ id: known.id, kind: "order" }, klarna.clock.now())
    const subject = { id: known.id, kind: "order" } as const
    await emit(context, "klarna.sync.requested", { subject })
  }
  const refused = {
    first_refused_at: charge.first_refused_at ?? klarna.clock.now(),
    id,
    klarna_order_id: null,
    last_code: "REJECTED",
    last_error: reason,
    refusals: charge.refusals + 1,
    way: null,
    way_until: null,
  }
  // Plain lines keep their collection: it is all that says what is charged.
  const isSold = charge.cart_id !== null || charge.order_id !== null
  await giveUp(context, await klarna.charges.update(isSold ? { ...refused, ...UNUSED } : refused))
}
