import type { Environment } from "./regions"

/** Calls per second and account: session creation (hosted pages too), and everything else. */
export interface RateLimits {
  readonly createSession: number
  readonly other: number
}

/** What Klarna allows each merchant id. @see klarna: rate limits */
export const RATE_LIMITS = {
  live: { createSession: 40, other: 200 },
  playground: { createSession: 5, other: 50 },
} as const satisfies Record<Environment, RateLimits>
