import type { Callbacks } from "./callbacks/callbacks"
import type { CallbackFaultBook } from "./callbacks/faults"
import type { Clock } from "./clock"
import type { Dice } from "./dice"
import type { ApiFaultBook } from "./faults"
import type { RateLimiter } from "./http/rate-limit"
import type { Journal } from "./journal"
import type { Store } from "./state/store"

/** The merchant account that may call. */
export interface Account {
  readonly username: string
  readonly password: string
}

/** Everything a call can see or change. */
export interface World {
  readonly account: Account
  /** What Klarna tells the merchant's server. */
  readonly callbacks: Callbacks
  /** What goes wrong with callbacks. */
  readonly callbackFaults: CallbackFaultBook
  readonly clock: Clock
  readonly dice: Dice
  /** What goes wrong with calls of the API. */
  readonly faults: ApiFaultBook
  readonly journal: Journal
  readonly limiter: RateLimiter
  readonly store: Store
}

/** Klarna's usernames begin with the merchant id. Documented: authentication. */
export const merchantIdOf = ({ username }: Account): string => username.split("_")[0] ?? username
