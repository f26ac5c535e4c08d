import fc from "fast-check"

import { createLanes } from "../lanes"
import { WINDOW_MS } from "../limiter"

describe("lanes of one limit", () => {
  it("give money a turn at once while 400 shoppers' calls wait", () => {
    const { kept, other } = createLanes(50)
    const shoppers = Array.from({ length: 400 }, () => other.reserve(0, Infinity))
    expect(shoppers.at(-1)).toBeGreaterThan(10_000)
    expect(kept.reserve(0, Infinity)).toBe(0)
  })

  it("give money all turns that nobody else takes: 50 of 50", () => {
    const { kept } = createLanes(50)
    const turns = Array.from({ length: 51 }, () => kept.reserve(0, Infinity))
    expect(turns.filter((turn) => turn === 0)).toHaveLength(50)
    expect(turns.at(-1)).toBe(WINDOW_MS)
  })

  it("are one lane where one call a second is allowed", () => {
    const { kept, other } = createLanes(1)
    expect(other.reserve(0, Infinity)).toBe(0)
    expect(kept.reserve(0, Infinity)).toBe(WINDOW_MS)
  })

  it("take no turn for a caller that can't wait so long", () => {
    const { kept } = createLanes(2)
    kept.reserve(0, 0)
    kept.reserve(0, 0)
    expect(kept.reserve(1, 1)).toBeUndefined()
    expect(kept.next(1)).toBe(WINDOW_MS)
  })

  it("never let more than the limit go in any window, whatever mix arrives", () => {
    const call = fc.record({ gap: fc.integer({ max: 900, min: 0 }), isMoney: fc.boolean() })
    const arrivals = fc.array(call, { maxLength: 80, minLength: 1 })
    fc.assert(
      fc.property(fc.integer({ max: 12, min: 1 }), arrivals, (limit, calls) => {
        const { kept, other } = createLanes(limit)
        let now = 0
        const turns = calls.map(({ gap, isMoney }) => {
          now += gap
          return (isMoney ? kept : other).reserve(now, Infinity) ?? NaN
        })
        for (const start of turns) {
          const within = turns.filter((turn) => turn >= start && turn < start + WINDOW_MS)
          expect(within.length).toBeLessThanOrEqual(limit)
        }
      }),
    )
  })
})
