import * as fc from "fast-check"

import { type Cadence, nextPeriodFrom, periodStart } from "../periods"

const MONTHLY: Cadence = { interval: "month", intervalCount: 1 }
const YEARLY: Cadence = { interval: "year", intervalCount: 1 }

const starts = (anchor: string, cadence: Cadence, periods: readonly number[]) =>
  periods.map((period) => periodStart(new Date(anchor), cadence, period).toISOString())

describe("when a period begins", () => {
  it("keeps to the last day where a month is shorter, and returns to the 31st after it", () => {
    expect(starts("2026-01-31T09:30:00Z", MONTHLY, [0, 1, 2, 3, 12, 13, 25])).toEqual([
      "2026-01-31T09:30:00.000Z",
      "2026-02-28T09:30:00.000Z",
      "2026-03-31T09:30:00.000Z",
      "2026-04-30T09:30:00.000Z",
      "2027-01-31T09:30:00.000Z",
      "2027-02-28T09:30:00.000Z",
      "2028-02-29T09:30:00.000Z",
    ])
  })

  it("is 28 February in the years that have no 29th, and the 29th again in leap years", () => {
    expect(starts("2024-02-29T23:59:59.999Z", YEARLY, [1, 2, 3, 4])).toEqual([
      "2025-02-28T23:59:59.999Z",
      "2026-02-28T23:59:59.999Z",
      "2027-02-28T23:59:59.999Z",
      "2028-02-29T23:59:59.999Z",
    ])
  })

  it.each([
    ["day", 3, "2026-03-07T12:00:00.000Z"],
    ["week", 2, "2026-03-15T12:00:00.000Z"],
    ["month", 2, "2026-05-01T12:00:00.000Z"],
    ["year", 2, "2028-03-01T12:00:00.000Z"],
  ] as const)("of every %s × %d is counted in whole ones", (interval, intervalCount, first) => {
    const periods = interval === "day" ? [2] : [1]
    expect(starts("2026-03-01T12:00:00Z", { interval, intervalCount }, periods)).toEqual([first])
  })

  it("keeps its hour in UTC where clocks are changed", () => {
    expect(starts("2026-03-15T01:30:00Z", { interval: "week", intervalCount: 2 }, [1])).toEqual([
      "2026-03-29T01:30:00.000Z",
    ])
  })
})

const cadences = fc.record({
  interval: fc.constantFrom("day", "week", "month", "year" as const),
  intervalCount: fc.integer({ max: 12, min: 1 }),
})
const anchors = fc.date({
  max: new Date("2100-12-31T23:59:59Z"),
  min: new Date("2000-01-01"),
  noInvalidDate: true,
})
const periods = fc.integer({ max: 400, min: 0 })

describe("whatever the anchor and the cadence", () => {
  it("begins each period later than the one before it, the first at the anchor", () => {
    fc.assert(
      fc.property(anchors, cadences, periods, (anchor, cadence, period) => {
        const [here, next] = [period, period + 1].map((n) => periodStart(anchor, cadence, n))
        expect(next?.getTime()).toBeGreaterThan(here?.getTime() ?? Number.NaN)
        expect(periodStart(anchor, cadence, 0)).toEqual(anchor)
      }),
    )
  })

  it("keeps the time of day, and the day of the month or the last one that there is", () => {
    fc.assert(
      fc.property(anchors, cadences, periods, (anchor, cadence, period) => {
        const start = periodStart(anchor, cadence, period)
        expect(start.toISOString().slice(11)).toBe(anchor.toISOString().slice(11))
        if (cadence.interval === "day" || cadence.interval === "week") return
        const tomorrow = new Date(start.getTime() + 86_400_000)
        const isLast = tomorrow.getUTCMonth() !== start.getUTCMonth()
        const kept = start.getUTCDate() === anchor.getUTCDate()
        expect(kept || (isLast && start.getUTCDate() < anchor.getUTCDate())).toBe(true)
      }),
    )
  })

  it("finds the first period after a settled one that doesn't lie in the past", () => {
    fc.assert(
      fc.property(anchors, cadences, periods, anchors, (anchor, cadence, after, now) => {
        const next = nextPeriodFrom(anchor, cadence, { after, now })
        expect(next).toBeGreaterThan(after)
        if (next > after + 1) {
          expect(periodStart(anchor, cadence, next - 1).getTime()).toBeLessThan(now.getTime())
        }
        expect(periodStart(anchor, cadence, next).getTime()).toBeGreaterThanOrEqual(now.getTime())
      }),
    )
  })
})

it("charges a period that begins at this very moment", () => {
  const anchor = new Date("2026-01-31T00:00:00Z")
  const at = { after: 1, now: new Date("2026-04-30T00:00:00Z") }
  expect(nextPeriodFrom(anchor, MONTHLY, at)).toBe(3)
})
