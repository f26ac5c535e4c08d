/**
 * Klarna counts in windows of a second whose borders nobody here knows, and a call arrives later than it was sent. So no
 * more calls than allowed are let go in any stretch of this many milliseconds; the excess over a second is the margin
 * for calls that travel at different speed. @see klarna: rate limits, `5, 5;w=1`
 */
export const WINDOW_MS = 1_200

/** Turns at calling, given out in the order in which they were asked for. */
export interface Limiter {
  /**
   * The moment from which the next caller may call, in milliseconds of the clock that `now` is of. Undefined, and no
   * turn taken, when that is later than `latest`.
   */
  reserve(now: number, latest: number): number | undefined
  /** The same moment, and no turn taken. */
  next(now: number): number
}

/** At most `limit` turns in any window. Remembers the moments of the last `limit` turns, in a ring. */
export function createLimiter(limit: number): Limiter {
  const turns = new Array<number>(limit).fill(-Infinity)
  let oldest = 0
  const next = (now: number) => Math.max(now, (turns[oldest] ?? -Infinity) + WINDOW_MS)
  return {
    next,
    reserve: (now, latest) => {
      const turn = next(now)
      if (turn > latest) return undefined
      turns[oldest] = turn
      oldest = (oldest + 1) % limit
      return turn
    },
  }
}
