import type { Data } from "../data"
import type { Category } from "../rules/methods"

/** Which call of the browser script asked for a consent. */
export const ATTEMPT_KINDS = ["authorize", "reauthorize", "finalize"] as const
export type AttemptKind = (typeof ATTEMPT_KINDS)[number]

/** One time that a page asked its shopper: a window that is open until it has a result. */
export interface Attempt {
  readonly id: string
  readonly sessionId: string
  readonly kind: AttemptKind
  /** What the shopper may choose from: one, unless the page loaded several. */
  readonly choices: readonly Category[]
  /** `false`: a consent to pay now is not final until `finalize`. */
  readonly autoFinalize: boolean
  /** What the callback gets, once the shopper has decided. */
  readonly result?: Data
}
