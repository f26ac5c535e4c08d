import type { Endpoint, EndpointName } from "../../klarna/contract/endpoints"
import { ENDPOINTS } from "../../klarna/contract/endpoints"

/** Calls per second and merchant in the playground. Documented: rate limits; 5 is recorded too. */
const PER_SECOND: Readonly<Record<Endpoint["limit"], number>> = { "create-session": 5, other: 50 }

export interface Allowance {
  readonly limit: number
  readonly remaining: number
  readonly exceeded: boolean
}

export interface RateLimiter {
  /** Counts one call, also of a path that is no endpoint's. */
  count(endpoint: EndpointName | undefined, now: Date): Allowance
  clear(): void
}

interface Counter {
  readonly name: string
  readonly limit: number
}

/** New payment sessions and new hosted pages are counted apart from each other and from the rest (documented). */
function counterOf(endpoint: EndpointName | undefined): Counter {
  const category = endpoint === undefined ? "other" : ENDPOINTS[endpoint].limit
  const limit = PER_SECOND[category]
  return category === "other" || endpoint === undefined
    ? { limit, name: "other" }
    : { limit, name: endpoint }
}

/** Limits by seconds of the sandbox's clock. When switched off, every call is the first of its second. */
export function createRateLimiter(enforced: boolean): RateLimiter {
  const windows = new Map<string, { second: number; calls: number }>()
  return {
    clear: () => windows.clear(),
    count: (endpoint, now) => {
      const { limit, name } = counterOf(endpoint)
      if (!enforced) return { exceeded: false, limit, remaining: limit - 1 }
      const second = Math.floor(now.getTime() / 1000)
      const last = windows.get(name)
      const calls = last?.second === second ? last.calls + 1 : 1
      windows.set(name, { calls, second })
      return { exceeded: calls > limit, limit, remaining: Math.max(0, limit - calls) }
    },
  }
}

/** `5, 5;w=1`, the rest, and seconds to the next window (recorded). */
export const rateLimitHeaders = ({ limit, remaining }: Allowance): Record<string, string> => ({
  "x-ratelimit-limit": `${limit}, ${limit};w=1`,
  "x-ratelimit-remaining": String(remaining),
  "x-ratelimit-reset": "1",
})
