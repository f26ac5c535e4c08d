import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import type { SyncContext } from "../../sync/context"
import { advanceAfterPayment } from "../subscriptions/advance"

const REASON = "Its order was cancelled in Medusa before it was paid; it isn't charged again."

/**
 * A person cancelled the order that a charge was paying: it is never charged again. As after a paid order that is cancelled,
 * the subscription goes on with its next period, or ends where this one was to be its last.
 */
export async function leaveOut(context: SyncContext, charge: KlarnaChargeRow): Promise<void> {
  const { account, klarna } = context
  const { id, subscription_id } = charge
  const subscription =
    subscription_id === null ? undefined : await klarna.subscriptions.find(subscription_id)
  // The subscription first: a process that dies in between is followed by one that finds the charge as it was.
  if (subscription && !subscription.cancel_at_period_end) {
    await advanceAfterPayment(context, subscription, charge)
  }
  await klarna.journal.write(account, { kind: "charge.canceled", reason: REASON, subject: id })
  const nothing = { klarna_order_id: null, last_code: null, link_hash: null, next_try_at: null }
  const nobody = { unknown_since: null, way: null, way_until: null }
  await klarna.charges.update({
    ...nothing,
    ...nobody,
    id,
    last_error: REASON,
    state: "canceled",
  })
}
