import { createLimiter, type Limiter } from "./limiter"

/** Two ways of getting turns of one limit. */
export interface Lanes {
  /** What anybody can cause. It gets no turn of the part that is kept. */
  readonly other: Limiter
  /** What moves money. It gets the kept part, and whatever of the rest is free. */
  readonly kept: Limiter
}

/** A quarter of the limit, at least one turn of two. */
const KEPT_SHARE = 4

/** At most `limit` turns in any window, of which a part is kept: however many callers wait in one lane, the other one moves. */
export function createLanes(limit: number): Lanes {
  const part = limit < 2 ? 0 : Math.max(1, Math.floor(limit / KEPT_SHARE))
  const other = createLimiter(limit - part)
  if (part === 0) return { kept: other, other }
  return { kept: eitherOf(createLimiter(part), other), other }
}

/** The earlier turn of two limiters, the first one's where both are as early. */
function eitherOf(first: Limiter, second: Limiter): Limiter {
  const earlier = (now: number) => (first.next(now) <= second.next(now) ? first : second)
  return {
    next: (now) => earlier(now).next(now),
    reserve: (now, latest) => earlier(now).reserve(now, latest),
  }
}
