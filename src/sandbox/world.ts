import type { Clock } from "./clock"
import type { Dice } from "./dice"
import type { FaultBook } from "./faults"
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
  readonly clock: Clock
  readonly dice: Dice
  readonly faults: FaultBook
  readonly journal: Journal
  readonly limiter: RateLimiter
  readonly store: Store
}

/** Klarna's usernames begin with the merchant id. Documented: authentication. */
export const merchantIdOf = ({ username }: Account): string => username.split("_")[0] ?? username
