import { setTimeout } from "node:timers/promises"

import { createLimiter } from "../../klarna/http/limiter"
import { RATE_LIMITS } from "../../klarna/rate-limits"
import type { KlarnaModuleService } from "../../modules/klarna/service"

/** Keeps what isn't urgent from taking the calls that shoppers need. */
export interface Pace {
  /** Waits until another call may be made. */
  wait(): Promise<void>
}

/** Half of what Klarna allows. */
export function createPace({ options }: Pick<KlarnaModuleService, "options">): Pace {
  const allowed = options.rateLimits?.other ?? RATE_LIMITS[options.environment].other
  const limiter = createLimiter(Math.max(1, Math.floor(allowed / 2)))
  return {
    async wait() {
      const now = performance.now()
      const turn = limiter.reserve(now, Infinity) ?? now
      if (turn > now) await setTimeout(turn - now)
    },
  }
}
