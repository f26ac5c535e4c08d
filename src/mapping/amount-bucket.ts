import { fromMinor } from "./money"

/** Upper ends in major units, each not part of its range. */
const ENDS = [25, 50, 100, 250, 500, 1_000]

/**
 * The range that an amount in minor units lies in, in major units of its currency: `50-100` is from 50 to less than 100,
 * `1000+` everything from 1000. What is nearly the same everywhere isn't worth the same: compare within a currency.
 */
export function amountBucketOf(minor: number, currency: string): string {
  const amount = fromMinor(minor, currency)
  const index = ENDS.findIndex((end) => amount.isLessThan(end))
  const from = index < 0 ? ENDS.at(-1) : (ENDS[index - 1] ?? 0)
  const to = ENDS[index]
  return to === undefined ? `${String(from)}+` : `${String(from)}-${String(to)}`
}
