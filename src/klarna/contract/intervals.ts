/**
 * How often a subscription can renew: our words, and Klarna's for the same.
 * @see klarna: Payments, Order Management and Customer Token, `order_lines[].subscription.interval`
 */
export const KLARNA_INTERVAL = {
  day: "DAY",
  week: "WEEK",
  month: "MONTH",
  year: "YEAR",
} as const

export type Interval = keyof typeof KLARNA_INTERVAL
export type KlarnaInterval = (typeof KLARNA_INTERVAL)[Interval]

/** As zod takes a list of choices: at least one. */
type Choices<T> = readonly [T, ...T[]]

/** Our words, shortest first. */
export const INTERVALS = ["day", "week", "month", "year"] as const satisfies Choices<Interval>

/** Klarna's words, shortest first. */
export const KLARNA_INTERVALS = [
  "DAY",
  "WEEK",
  "MONTH",
  "YEAR",
] as const satisfies Choices<KlarnaInterval>
