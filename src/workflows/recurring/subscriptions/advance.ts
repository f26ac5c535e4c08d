import {
  afterCancel,
  afterFailure,
  afterLastPeriod,
  afterPayment,
} from "../../../mapping/recurring/subscription-settling"
import type { KlarnaChargeRow, KlarnaSubscriptionRow } from "../../../modules/klarna/service"
import { type Changed, decide, type SubscriptionContext, tell } from "./context"

type Subscription = Pick<KlarnaSubscriptionRow, "id">
type Charge = Pick<KlarnaChargeRow, "id" | "period" | "refusals">

/** The period of a charge is paid: the subscription goes on, or has ended. The same charge again changes nothing. */
export async function advanceAfterPayment(
  context: SubscriptionContext,
  { id }: Subscription,
  charge: Charge,
): Promise<KlarnaSubscriptionRow> {
  const now = context.klarna.clock.now()
  const changed = await decide(context, id, (row) => afterPayment(row, charge, now))
  await tell(context, changed)
  return changed.row
}

/** A charge failed to the last: the subscription waits for somebody to pay it. */
export async function markPastDue(
  context: SubscriptionContext,
  { id }: Subscription,
  charge: Pick<KlarnaChargeRow, "id" | "period">,
): Promise<KlarnaSubscriptionRow> {
  const now = context.klarna.clock.now()
  const changed = await decide(context, id, (row) => afterFailure(row, charge, now))
  await settleCanceled(context, changed)
  await tell(context, changed, charge.id)
  return changed.row
}

/**
 * A subscription ends now; `reason` for people. An open charge that nobody is paying is never charged; one that is being paid
 * is left to end.
 */
export async function cancelSubscription(
  context: SubscriptionContext,
  { id }: Subscription,
  reason: string,
): Promise<KlarnaSubscriptionRow> {
  const now = context.klarna.clock.now()
  const changed = await decide(context, id, (row) => afterCancel(row, reason, now))
  await settleCanceled(context, changed)
  await tell(context, changed)
  return changed.row
}

/** Also where it was cancelled before, by a process that died then. */
export async function settleCanceled(
  { klarna }: SubscriptionContext,
  { row }: Changed,
): Promise<void> {
  if (row.status !== "canceled") return
  await klarna.subscriptions.cancelOpenCharges(row.id, klarna.clock.now())
}

/** Ends what was to end with its paid period, where that is over. Answers how many. */
export async function endDue(context: SubscriptionContext, limit: number): Promise<number> {
  const { clock, subscriptions } = context.klarna
  const now = clock.now()
  const installations = context.klarna.accounts().map(({ installation }) => installation)
  const rows = await subscriptions.toEnd(installations, now, limit)
  for (const { id, next_charge_at } of rows) {
    // Without a boundary, its last charge came to nothing.
    if (next_charge_at === null) {
      await cancelSubscription(context, { id }, "its last period wasn't paid")
      continue
    }
    await tell(context, await decide(context, id, (row) => afterLastPeriod(row, now)))
  }
  return rows.length
}
