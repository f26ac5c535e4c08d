import fc from "fast-check"

import { allocate } from "../allocate"
import { WHOLE } from "../millionths"

/** Minor units, written with decimals, in millionths. */
const millionths = (amounts: readonly (number | string)[]) =>
  amounts.map((one) => Math.round(Number(one) * WHOLE))

const exactMinor = fc.integer({ max: 500_000_000_000, min: -5_000_000_000 })
const someExact = fc.array(exactMinor, { maxLength: 30, minLength: 1 })

/** The least and the most that whole numbers beside the exact ones can add up to. */
const reach = (exact: readonly number[]) => ({
  least: exact.reduce((sum, one) => sum + Math.floor(one / WHOLE), 0),
  most: exact.reduce((sum, one) => sum + Math.ceil(one / WHOLE), 0),
})

describe("allocate", () => {
  it.each([
    ["keeps whole amounts", [500, 250], 750, [500, 250]],
    ["rounds down", ["500.4"], 500, [500]],
    ["rounds up", ["500.5"], 501, [501]],
    [
      "gives the missing unit to the one that lost most",
      ["10.3", "10.9", "10.4"],
      31,
      [10, 11, 10],
    ],
    ["gives it to the first of equals", ["10.5", "10.5"], 21, [11, 10]],
    ["hands out several", ["0.6", "0.7", "0.7"], 2, [0, 1, 1]],
    ["rounds a negative amount down first", ["-0.5", "10.5"], 10, [0, 10]],
    ["has nothing to do for nothing", [], 0, []],
  ])("%s", (_what, exact, sum, whole) => {
    expect(allocate(millionths(exact), sum)).toEqual(whole)
  })

  it.each([
    ["one unit less than the whole amounts", [500, 250], 749],
    ["one unit more than the whole amounts", [500, 250], 751],
    ["more than all rounded up", ["10.3", "10.9"], 23],
    ["less than all rounded down", ["10.3", "10.9"], 19],
    ["something, of nothing", [], 1],
  ])("has no answer for %s", (_what, exact, sum) => {
    expect(allocate(millionths(exact), sum)).toBeUndefined()
  })

  it("adds up exactly, with each amount rounded to a whole number beside it", () => {
    fc.assert(
      fc.property(someExact, fc.double({ max: 1, min: 0, noNaN: true }), (exact, share) => {
        const { least, most } = reach(exact)
        const sum = least + Math.round((most - least) * share)
        const whole = allocate(exact, sum) ?? []
        expect(whole.reduce((total, one) => total + one, 0)).toBe(sum)
        expect(whole).toHaveLength(exact.length)
        whole.forEach((one, index) => {
          expect(Number.isInteger(one)).toBe(true)
          expect(Math.abs((exact[index] ?? 0) - one * WHOLE)).toBeLessThan(WHOLE)
        })
      }),
    )
  })

  it("always reaches the rounded sum of the amounts", () => {
    fc.assert(
      fc.property(someExact, (exact) => {
        const sum = Math.round(exact.reduce((total, one) => total + one, 0) / WHOLE)
        expect(allocate(exact, sum)).toBeDefined()
      }),
    )
  })

  it("has no answer beyond what rounding can reach", () => {
    fc.assert(
      fc.property(someExact, fc.integer({ max: 1_000, min: 1 }), (exact, beyond) => {
        const { least, most } = reach(exact)
        expect(allocate(exact, least - beyond)).toBeUndefined()
        expect(allocate(exact, most + beyond)).toBeUndefined()
      }),
    )
  })
})
