import { cancelAtPeriodEnd, pause, resume } from "../../../mapping/recurring/subscription-wishes"
import { afterCancel } from "../../../mapping/recurring/subscription-settling"
import type { KlarnaSubscriptionRow } from "../../../modules/klarna/service"
import { settleCanceled } from "./advance"
import { type Changed, decide, type SubscriptionContext, tell } from "./context"
import { openChargeOf, toOpenCharge } from "./own"
import { notAllowed } from "../../not-allowed"

/** What was wished for can't be had. @throws MedusaError `not_allowed` with the sentence */
export function orRefuse({ decision }: Changed): void {
  if (decision.is === "refused") throw notAllowed(decision.why)
}

/** Nothing is charged until it is resumed; what is being paid at this moment is left to end. */
export async function pauseSubscription(
  context: SubscriptionContext,
  id: string,
): Promise<KlarnaSubscriptionRow> {
  const { clock, subscriptions } = context.klarna
  const changed = await decide(context, id, (row) => pause(row, clock.now()))
  orRefuse(changed)
  await subscriptions.restOpenCharges(id)
  await tell(context, changed)
  return changed.row
}

/** It goes on: with its open charge, or with the first period that begins from now on. */
export async function resumeSubscription(
  context: SubscriptionContext,
  id: string,
): Promise<KlarnaSubscriptionRow> {
  const { clock, options, subscriptions } = context.klarna
  const now = clock.now()
  const changed = await decide(context, id, async (row) =>
    resume(row, toOpenCharge(await openChargeOf(context, row)), now),
  )
  orRefuse(changed)
  await subscriptions.wakeOpenCharges(id, now, options.chargeRetryDays.at(-1) ?? 0)
  await tell(context, changed)
  return changed.row
}

export interface CancelWish {
  /** `period_end`: with the period that is paid; now, where none is. */
  readonly at: "now" | "period_end"
  /** For people. */
  readonly reason: string
}

/** It ends. What is being paid at this moment is left to end, and is the last. */
export async function cancelAsWished(
  context: SubscriptionContext,
  id: string,
  { at, reason }: CancelWish,
): Promise<KlarnaSubscriptionRow> {
  const now = context.klarna.clock.now()
  const changed = await decide(context, id, async (row) =>
    at === "now"
      ? afterCancel(row, reason, now)
      : cancelAtPeriodEnd(row, toOpenCharge(await openChargeOf(context, row)), { now, reason }),
  )
  await settleCanceled(context, changed)
  await tell(context, changed)
  return changed.row
}
