import type { Interval } from "../../klarna/contract/intervals"

/** How often a subscription repeats: every `intervalCount` days, weeks, months or years. */
export interface Cadence {
  readonly interval: Interval
  readonly intervalCount: number
}

const DAY_MS = 86_400_000

/** Days have a fixed length, months don't: none is longer than `atMostDays`. */
const UNITS = {
  day: { atMostDays: 1, days: 1, months: 0 },
  month: { atMostDays: 31, days: 0, months: 1 },
  week: { atMostDays: 7, days: 7, months: 0 },
  year: { atMostDays: 366, days: 0, months: 12 },
} as const satisfies Record<Cadence["interval"], object>

/**
 * When a period begins. All are counted from the anchor, in UTC, at its time of day: monthly from 31 January is
 * 28 February, 31 March, 30 April.
 *
 * @param anchor when period 0 began
 * @param period from 0
 */
export function periodStart(anchor: Date, cadence: Cadence, period: number): Date {
  const { days, months } = UNITS[cadence.interval]
  const count = cadence.intervalCount * period
  if (months === 0) return new Date(anchor.getTime() + count * days * DAY_MS)
  return addMonths(anchor, count * months)
}

/**
 * The first period later than `after` that doesn't begin before `now`: those that began meanwhile are skipped.
 *
 * @param after the last period that is settled
 */
export function nextPeriodFrom(
  anchor: Date,
  cadence: Cadence,
  at: { readonly now: Date; readonly after: number },
): number {
  const longest = UNITS[cadence.interval].atMostDays * cadence.intervalCount * DAY_MS
  const certainlyPast = Math.floor((at.now.getTime() - anchor.getTime()) / longest)
  let period = Math.max(at.after + 1, certainlyPast)
  while (periodStart(anchor, cadence, period) < at.now) period += 1
  return period
}

/** The same day of another month, or its last one where it is shorter. */
function addMonths(date: Date, months: number): Date {
  const moved = new Date(date)
  moved.setUTCDate(1)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  moved.setUTCDate(Math.min(date.getUTCDate(), lengthOfMonth(moved)))
  return moved
}

function lengthOfMonth(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
}
