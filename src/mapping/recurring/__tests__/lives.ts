import type { SubscriptionLife } from "../subscription-life"

export const day = (text: string): Date => new Date(`${text}T00:00:00Z`)

/** Monthly from 31 January; the order paid for January, February is to come. */
export function aLife(with_: Partial<SubscriptionLife> = {}): SubscriptionLife {
  return {
    anchor_at: day("2026-01-31"),
    cancel_at_period_end: false,
    ends_at: null,
    interval: "month",
    interval_count: 1,
    next_charge_at: day("2026-02-28"),
    next_period: 1,
    periods: null,
    status: "active",
    ...with_,
  }
}
