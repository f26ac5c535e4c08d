import {
  awaiting,
  change,
  firstToCome,
  isOver,
  type LifeDecision,
  NOTHING_TO_DO,
  type SubscriptionLife,
} from "./subscription-life"

/** The charge that was settled. */
export interface SettledCharge {
  readonly period: number | null
  /** How often Klarna refused the token before. */
  readonly refusals: number
}

/**
 * A period is paid: the next one follows. After plain downtime no period is left out, each is charged though it began long
 * ago. A charge that was refused, or a pause, leaves out what began meanwhile. The same charge again changes nothing.
 */
export function afterPayment(
  life: SubscriptionLife,
  { period, refusals }: SettledCharge,
  now: Date,
): LifeDecision {
  if (isOver(life) || life.next_period !== period) return NOTHING_TO_DO
  const isPlain = life.status === "active" && refusals === 0
  const next = isPlain ? period + 1 : firstToCome(life, { after: period, now })
  const coming = awaiting(life, next)
  if (coming.status === "ended") return change(coming, "ended")
  if (life.status === "paused") return change({ next_charge_at: null, next_period: period + 1 })
  return change({ ...coming, status: "active" })
}

/** Its charge failed to the last: it waits for somebody to pay; one that was to end anyway ends. */
export function afterFailure(
  life: SubscriptionLife,
  { period }: Pick<SettledCharge, "period">,
  now: Date,
): LifeDecision {
  if (life.status !== "active" || life.next_period !== period) return NOTHING_TO_DO
  if (life.cancel_at_period_end) return canceled("its last period wasn't paid", now)
  return change({ next_charge_at: null, status: "past_due" }, "past_due")
}

/** It ends now. */
export function afterCancel(life: SubscriptionLife, reason: string, now: Date): LifeDecision {
  return isOver(life) ? NOTHING_TO_DO : canceled(reason, now)
}

/** The paid period is over, and nothing was to follow. */
export function afterLastPeriod(life: SubscriptionLife, now: Date): LifeDecision {
  if (isOver(life) || !life.cancel_at_period_end) return NOTHING_TO_DO
  if (life.next_charge_at === null || life.next_charge_at > now) return NOTHING_TO_DO
  return canceled("it was to end with the period that was paid", now)
}

function canceled(cancel_reason: string, canceled_at: Date): LifeDecision {
  const over = { cancel_at_period_end: false, next_charge_at: null, status: "canceled" } as const
  return change({ ...over, cancel_reason, canceled_at }, "canceled")
}
