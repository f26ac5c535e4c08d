import type { Grading } from "./grading"

/**
 * What the software may do by itself after an error:
 * - `never`: nothing; a person corrects something first, or it is final.
 * - `once`: the same call one more time.
 * - `same_call`: the same body and key again, after the wait Klarna asks for, else with back-off.
 * - `same_call_if_safe`: the same where a repeat can have no second effect; else as `reread_first`.
 * - `later`: as a new attempt, on the schedule of failed charges.
 * - `new_session`: drop the session and open another, so that the shopper authorizes anew.
 * - `new_authorization`: the session stays, the shopper authorizes again.
 * - `fallback_purchase`: a purchase by the shopper in person, if present; nothing without them.
 * - `reread_first`: read what Klarna has now and decide by that.
 *
 * Creating and updating a session may always be repeated: neither moves money.
 */
export type Retry =
  | "never"
  | "once"
  | "same_call"
  | "same_call_if_safe"
  | "later"
  | "new_session"
  | "new_authorization"
  | "fallback_purchase"
  | "reread_first"

export interface ErrorRow {
  /** HTTP statuses it comes with; none for what our own checks find. */
  readonly http: readonly number[]
  /** What it means, in a few words. */
  readonly meaning: string
  readonly retry: Retry
  /** May be shown to a shopper: what to do now, no internals. */
  readonly shopper: string
  /** What happened, and what to do next. */
  readonly merchant: string
  readonly grading: Grading
}
