const DAY = 86_400_000

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

/** A payment session lives 48 hours. Documented: create a session. */
export const SESSION_LIFE = 48 * HOUR
/** An authorization token lives 60 minutes. Documented: place an order. */
export const AUTHORIZATION_LIFE = 60 * MINUTE
/** A kept answer is repeated for 24 hours. Documented: idempotency. */
export const KEY_LIFE = 24 * HOUR
/** A rejected order may still be captured for 4 hours, at the merchant's risk. Documented: pending orders. */
export const REJECTION_GRACE = 4 * HOUR

/** Default account: 28 days to capture, never more than 180 days after the purchase. Documented: extend an order. */
const AUTHORIZATION_DAYS = 28
const LONGEST_AUTHORIZATION_DAYS = 180

export const after = (moment: Date, ms: number): Date => new Date(moment.getTime() + ms)

const midnight = (moment: Date): number =>
  Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate())

/** Midnight UTC so many days after the day of a moment (recorded: 2022-07-08T09:48 expires 2022-08-05T00:00). */
const midnightIn = (moment: Date, days: number): number => midnight(moment) + days * DAY

/**
 * When an order placed at one moment and extended at others expires: each extension counts 28 days from its own day,
 * up to 180 days after the purchase.
 */
export function expiryOf(placedAt: Date, extendedAt: readonly Date[]): Date {
  const last = midnightIn(placedAt, LONGEST_AUTHORIZATION_DAYS)
  const ends = [placedAt, ...extendedAt].map((moment) => midnightIn(moment, AUTHORIZATION_DAYS))
  return new Date(Math.min(Math.max(...ends), last))
}

/** The UTC day of a moment, e.g. `2022-07-08`. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)
