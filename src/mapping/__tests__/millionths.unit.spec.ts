import { BigNumber as MedusaBigNumber } from "@medusajs/framework/utils"
import fc from "fast-check"

import { roundToWhole, toDecimalText, toMillionthPoints, toMillionths } from "../millionths"
import { fromMinor, toDecimal, toExactMinor, toMinor } from "../money"

const currencies = fc.constantFrom("EUR", "HUF", "JPY", "KWD", "CLF")
/** Amounts as a store has them, and as Medusa's divisions leave them. */
const amounts = fc.oneof(
  fc.integer({ max: 800_000, min: -800_000 }).map(String),
  fc
    .tuple(fc.integer({ max: 200_000, min: -200_000 }), fc.stringMatching(/^\d{1,20}$/))
    .map(([whole, fraction]) => `${String(whole)}.${fraction}`),
)

describe("toDecimalText", () => {
  it.each<[string, unknown]>([
    ["a number", 53.5107],
    ["a text", "53.5107"],
    ["a raw value", { precision: 20, value: "53.5107" }],
    ["Medusa's BigNumber", new MedusaBigNumber("53.5107")],
    ["what has nothing but a number", { numeric: 53.5107 }],
  ])("reads %s", (_form, value) => {
    expect(Number(toDecimalText(value))).toBe(53.5107)
  })

  it.each([
    [1e-7, "0.0000001"],
    ["1e3", "1000"],
    [1e21, "1000000000000000000000"],
  ])("writes %p without an exponent", (value, text) => {
    expect(toDecimalText(value)).toBe(text)
  })

  it.each<[unknown]>([
    [undefined],
    [null],
    [true],
    [NaN],
    [""],
    ["ten"],
    ["1,5"],
    [{}],
    [{ value: null }],
  ])("refuses %p", (value) => {
    expect(() => toDecimalText(value)).toThrow(TypeError)
  })
})

describe("toMillionths", () => {
  it.each([
    ["53.5107", "EUR", 5_351_070_000],
    ["-0.25", "EUR", -25_000_000],
    ["10", "JPY", 10_000_000],
    ["1.2345", "KWD", 1_234_500_000],
    ["2.00499999999999", "EUR", 200_500_000],
    ["0", "EUR", 0],
    ["-0", "EUR", 0],
  ])("counts %s %s as %i", (amount, currency, count) => {
    expect(toMillionths(amount, currency)).toBe(count)
  })

  it("agrees with decimal arithmetic on every amount and currency", () => {
    fc.assert(
      fc.property(amounts, currencies, (amount, currency) => {
        const exact = toExactMinor(toDecimal(amount), currency).shiftedBy(6)
        expect(toMillionths(amount, currency)).toBe(exact.toNumber() + 0)
        expect(roundToWhole(toMillionths(amount, currency))).toBe(
          toMinor(toDecimal(amount), currency) + 0,
        )
      }),
    )
  })

  it("refuses what a number can't hold exactly", () => {
    expect(() => toMillionths("1000000000", "EUR")).toThrow(RangeError)
  })
})

describe("toMillionthPoints", () => {
  it("keeps the digits that basis points haven't: 8.875 %", () => {
    expect(toMillionthPoints("8.875")).toBe(887_500_000)
  })
})

describe("fromMinor", () => {
  it("is the way back, in every currency", () => {
    fc.assert(
      fc.property(
        fc.integer({ max: 200_000_000, min: -200_000_000 }),
        currencies,
        (minor, currency) => {
          expect(toMinor(fromMinor(minor, currency), currency)).toBe(minor)
        },
      ),
    )
  })
})
