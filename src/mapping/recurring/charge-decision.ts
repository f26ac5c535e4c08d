import type { CatalogueCode } from "../../klarna/errors/catalogue/codes"

/** What a store has set about charges that fail. */
export interface RetrySettings {
  /** Days after the first failure, rising. */
  readonly chargeRetryDays: readonly number[]
  readonly afterFailedCharge: "past_due" | "cancel"
}

/** How far a charge has come. */
export interface FailedCharge {
  readonly code: CatalogueCode
  /** When it first failed. */
  readonly firstRefusedAt: Date
  readonly now: Date
}

/** What becomes of a charge that Klarna refused. */
export type ChargeDecision =
  /** It is tried again then. */
  | { readonly is: "retry"; readonly at: Date }
  /** Only the customer can pay now; if they don't until then, it is given up. */
  | { readonly is: "needs_customer"; readonly until: Date }
  /** Nothing more is tried. */
  | { readonly is: "given_up"; readonly by: RetrySettings["afterFailedCharge"] }
  /** The consent is over. */
  | { readonly is: "token_gone" }
  /** Something is wrong that a person has to change. */
  | { readonly is: "blocked" }

const DAY_MS = 24 * 3_600_000

type Kind = "passing" | "customer" | "declined" | "gone"

/** What refusals of a charge mean; all others are for a person to look at. @see klarna: customer token errors */
const KINDS: Partial<Record<CatalogueCode, Kind>> = {
  PAYMENT_METHOD_FAILED: "passing",
  REJECTED: "declined",
  TOKEN_CANCELLED: "gone",
  TOKEN_FORBIDDEN: "gone",
  TOKEN_NOT_FOUND: "gone",
  TOKEN_SUSPENDED: "customer",
  UNAVAILABLE_PAYMENT_METHOD: "customer",
}

/**
 * Decides by the error catalogue. What may pass is tried again on the store's days after the first failure; the first of
 * these days that is still to come counts, so that a store that was down tries once, not once for each day missed.
 */
export function decideCharge(
  { code, firstRefusedAt, now }: FailedCharge,
  { afterFailedCharge, chargeRetryDays }: RetrySettings,
): ChargeDecision {
  const days = chargeRetryDays.map((day) => new Date(firstRefusedAt.getTime() + day * DAY_MS))
  const givenUp = { by: afterFailedCharge, is: "given_up" } as const
  switch (KINDS[code]) {
    case "passing": {
      const at = days.find((day) => day > now)
      return at ? { at, is: "retry" } : givenUp
    }
    case "customer": {
      const until = days.at(-1)
      return until && until > now ? { is: "needs_customer", until } : givenUp
    }
    case "declined":
      return givenUp
    case "gone":
      return { is: "token_gone" }
    case undefined:
      return { is: "blocked" }
  }
}

const MINUTE_MS = 60_000

/** Waits between repeats of a charge that Klarna didn't answer; from the first ask on. */
const REPEATS_MS = [1, 5, 15, 60].map((minutes) => minutes * MINUTE_MS)

/** When a charge that Klarna didn't answer is asked for again: soon at first, then each hour. */
export function nextRepeat(since: Date, now: Date): Date {
  const age = now.getTime() - since.getTime()
  const wait = REPEATS_MS.find((step) => age < step) ?? REPEATS_MS.at(-1) ?? MINUTE_MS
  return new Date(now.getTime() + wait)
}

/** After something of the store's own failed before Klarna was asked; after the last a person has to look. */
const STUMBLES_MS = [1, 10, 60, 360].map((minutes) => minutes * MINUTE_MS)

/** When it is tried again; undefined: not by itself. */
export function nextAfterStumble(stumbles: number, now: Date): Date | undefined {
  const wait = STUMBLES_MS[stumbles]
  return wait === undefined ? undefined : new Date(now.getTime() + wait)
}
