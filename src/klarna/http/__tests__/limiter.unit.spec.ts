import fc from "fast-check"

import { createLimiter, WINDOW_MS } from "../limiter"

describe("a limiter", () => {
  it("lets a burst of the limit go at once, and the rest a window later each", () => {
    const limiter = createLimiter(2)
    const turns = [1, 2, 3, 4, 5].map(() => limiter.reserve(1_000, Infinity))
    const [second, third] = [1_000 + WINDOW_MS, 1_000 + 2 * WINDOW_MS]
    expect(turns).toEqual([1_000, 1_000, second, second, third])
  })

  it("gives no turn later than the caller can wait, and keeps it for the next", () => {
    const limiter = createLimiter(1)
    limiter.reserve(0, 0)
    expect(limiter.reserve(10, WINDOW_MS - 1)).toBeUndefined()
    expect(limiter.reserve(20, Infinity)).toBe(WINDOW_MS)
  })

  it("never lets more than the limit go in any window, and nobody overtakes", () => {
    const arrivals = fc.array(fc.integer({ max: 2_000, min: 0 }), { maxLength: 60, minLength: 1 })
    fc.assert(
      fc.property(fc.integer({ max: 8, min: 1 }), arrivals, (limit, gaps) => {
        const limiter = createLimiter(limit)
        let now = 0
        const turns = gaps.map((gap) => limiter.reserve((now += gap), Infinity) ?? NaN)
        expect(turns).toEqual([...turns].sort((one, other) => one - other))
        for (const start of turns) {
          const within = turns.filter((turn) => turn >= start && turn < start + WINDOW_MS)
          expect(within.length).toBeLessThanOrEqual(limit)
        }
      }),
    )
  })
})
