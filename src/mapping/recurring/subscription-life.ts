import { type Cadence, nextPeriodFrom, periodStart } from "./periods"

/** What decides how a subscription goes on, as its row has it. */
export interface SubscriptionLife {
  readonly status: "incomplete" | "active" | "paused" | "past_due" | "canceled" | "ended"
  readonly interval: Cadence["interval"]
  readonly interval_count: number
  readonly anchor_at: Date
  readonly next_period: number
  readonly next_charge_at: Date | null
  readonly periods: number | null
  readonly ends_at: Date | null
  readonly cancel_at_period_end: boolean
}

/** What changes in its row. */
export interface LifeChange {
  readonly status?: SubscriptionLife["status"]
  readonly next_period?: number
  readonly next_charge_at?: Date | null
  readonly cancel_at_period_end?: boolean
  readonly canceled_at?: Date
  readonly cancel_reason?: string
  readonly paused_at?: Date | null
  readonly customer_token_id?: string
  /** Key of the account in `options.accounts`. */
  readonly account?: string
}

/** What is told of a change. */
export type LifeEvent = "paused" | "resumed" | "past_due" | "canceled" | "ended"

/** What becomes of a wish: nothing where it is fulfilled already. */
export type LifeDecision =
  | { readonly is: "change"; readonly change: LifeChange; readonly tell: LifeEvent | null }
  | { readonly is: "nothing" }
  /** `why`: a sentence for whoever asked. */
  | { readonly is: "refused"; readonly why: string }

/** The charge of the period that is to be paid, while it isn't. */
export interface OpenCharge {
  /** It failed too often. */
  readonly isPastDue: boolean
  /** By token or customer: it can't be taken back, and ends by itself. */
  readonly isBeingPaid: boolean
}

export const NOTHING_TO_DO = { is: "nothing" } as const

export const refused = (why: string) => ({ is: "refused", why }) as const

export const change = (changed: LifeChange, tell: LifeEvent | null = null) =>
  ({ change: changed, is: "change", tell }) as const

export function isOver({ status }: Pick<SubscriptionLife, "status">): boolean {
  return status === "canceled" || status === "ended"
}

export function startOf(life: SubscriptionLife, period: number): Date {
  return periodStart(life.anchor_at, cadenceOf(life), period)
}

/** The first period later than `after` that hasn't begun. */
export function firstToCome(life: SubscriptionLife, at: { now: Date; after: number }): number {
  return nextPeriodFrom(life.anchor_at, cadenceOf(life), at)
}

function cadenceOf({ interval, interval_count }: SubscriptionLife): Cadence {
  return { interval, intervalCount: interval_count }
}

/** The period is charged when it begins; or all there were are over. Periods that were skipped count among them. */
export function awaiting(life: SubscriptionLife, period: number): LifeChange {
  const start = startOf(life, period)
  const isLast = life.periods !== null && period >= life.periods
  const isTooLate = life.ends_at !== null && start >= life.ends_at
  if (isLast || isTooLate) return { next_charge_at: null, next_period: period, status: "ended" }
  return { next_charge_at: start, next_period: period }
}
