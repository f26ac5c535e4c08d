import fc from "fast-check"

import { effectiveRate, taxWithin, toTaxRate } from "../tax"

describe("toTaxRate", () => {
  it.each([
    [["19"], 1_900],
    [["0"], 0],
    [[], 0],
    [["7.7"], 770],
    [["8.875"], 888],
    [["8.874"], 887],
    [["5.5"], 550],
    [["5", "9.975"], 1_498],
    [["8.874", "0.001"], 888],
    [["100"], 10_000],
    [["120"], 10_000],
    [["-5"], 0],
  ])("makes %j percent to %i basis points", (percents, points) => {
    expect(toTaxRate(percents.map((rate) => ({ rate })))).toBe(points)
  })
})

describe("effectiveRate", () => {
  it.each([
    ["the rate of a single tax", 11_900, 1_900, 1_900],
    ["a rate between two", 22_600, 2_600, 1_300],
    ["none without tax", 1_000, 0, 0],
    ["none of nothing", 0, 0, 0],
  ])("is %s", (_what, total, tax, rate) => {
    expect(effectiveRate(total, tax)).toBe(rate)
  })
})

describe("taxWithin", () => {
  it.each([
    ["Klarna's example with 20 %", 59_500, 2_000, 9_917],
    ["its shipping", 2_900, 2_000, 483],
    ["19 % of 10.00", 1_000, 1_900, 160],
    ["no rate", 1_000, 0, 0],
    ["nothing to pay", 0, 1_900, 0],
    ["half a unit, which is rounded up", 3, 2_000, 1],
    ["a single unit", 1, 1_900, 0],
    ["money given back", -1_000, 1_900, -160],
  ])("finds the tax inside: %s", (_what, total, rate, tax) => {
    expect(taxWithin(total, rate)).toBe(tax)
  })

  it("stays within one minor unit of Klarna's formula", () => {
    fc.assert(
      fc.property(
        fc.integer({ max: 200_000_000, min: -200_000_000 }),
        fc.integer({ max: 10_000, min: 0 }),
        (total, rate) => {
          const formula = total - (total * 10_000) / (10_000 + rate)
          expect(Math.abs(taxWithin(total, rate) - formula)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  it("is zero or more, and less than the total that holds it", () => {
    fc.assert(
      fc.property(
        fc.integer({ max: 200_000_000, min: 1 }),
        fc.integer({ max: 10_000, min: 0 }),
        (total, rate) => {
          expect(taxWithin(total, rate)).toBeGreaterThanOrEqual(0)
          expect(taxWithin(total, rate)).toBeLessThanOrEqual(total)
        },
      ),
    )
  })
})
