import { BigNumber as MedusaBigNumber } from "@medusajs/framework/utils"
import BigNumber from "bignumber.js"
import fc from "fast-check"

import { exponentOf, formatMinor, toDecimal, toExactMinor, toMinor, toMinorParts } from "../money"

/** ISO 4217, list one: the currencies whose minor unit is not a hundredth. */
const OTHERS = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW",
}
const HUNDREDTHS = "AUD CAD CHF CZK DKK EUR GBP HUF IDR MGA MRU MXN NOK NZD PLN RON SEK TWD USD"

const table = Object.entries({ ...OTHERS, 2: HUNDREDTHS }).flatMap(([digits, codes]) =>
  codes.split(" ").map((code) => [code, Number(digits)] as const),
)

describe("exponentOf", () => {
  it.each(table)("gives %s %i decimals", (code, digits) => {
    expect(exponentOf(code)).toBe(digits)
    expect(exponentOf(code.toLowerCase())).toBe(digits)
  })

  it("gives HUF the two decimals of ISO 4217, where Node's own table has none", () => {
    const { maximumFractionDigits } = new Intl.NumberFormat("en", {
      currency: "HUF",
      style: "currency",
    }).resolvedOptions()
    expect(maximumFractionDigits).toBe(0)
    expect(exponentOf("HUF")).toBe(2)
  })
})

describe("toMinorParts", () => {
  const parts = (texts: readonly string[], currency: string) =>
    toMinorParts(
      texts.map((text) => toDecimal(text)),
      currency,
    )

  it.each([
    [["33.335", "33.335", "33.33"], "EUR", [3_334, 3_333, 3_333]],
    [["33.3333", "33.3333", "33.3333"], "EUR", [3_333, 3_334, 3_333]],
    [["33.3", "33.3", "33.4"], "JPY", [33, 34, 33]],
    [["0.004"], "EUR", [0]],
  ] as const)("gives %j %s the shares %j", (texts, currency, expected) => {
    expect(parts(texts, currency)).toEqual(expected)
  })

  it("gives shares that together are the rounded sum, none more than a minor unit beside its own amount", () => {
    const amount = fc.integer({ max: 99_999_999, min: 1 }).map((units) => String(units / 10_000))
    const currency = fc.constantFrom("EUR", "JPY", "SEK", "KWD")
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 12, minLength: 1 }), currency, (texts, code) => {
        const shares = parts(texts, code)
        const sum = texts.reduce((total, text) => total.plus(text), new BigNumber(0))
        expect(shares.reduce((total, share) => total + share, 0)).toBe(toMinor(sum, code))
        shares.forEach((share, index) => {
          const own = toExactMinor(toDecimal(texts[index] ?? "0"), code)
          expect(own.minus(share).abs().lte(1)).toBe(true)
        })
      }),
    )
  })
})

describe("toDecimal", () => {
  it.each<[string, unknown]>([
    ["a number", 53.5107],
    ["a text", "53.5107"],
    ["a raw value", { precision: 20, value: "53.5107" }],
    ["a raw value whose value is a number", { value: 53.5107 }],
    ["Medusa's BigNumber", new MedusaBigNumber("53.5107")],
    ["Medusa's BigNumber, spread out", { numeric: 53.51, raw: { value: "53.5107" } }],
    ["what has nothing but a number", { numeric: 53.5107 }],
    ["a BigNumber of bignumber.js", new BigNumber("53.5107")],
  ])("reads %s", (_form, value) => {
    expect(toDecimal(value).toFixed()).toBe("53.5107")
  })

  it("reads the exact value of Medusa's BigNumber, which shows tiny amounts as 0", () => {
    const tiny = new MedusaBigNumber("0.00001")
    expect(tiny.numeric).toBe(0)
    expect(toDecimal(tiny).toFixed()).toBe("0.00001")
  })

  it.each([
    [0, "0"],
    ["-12.5", "-12.5"],
    [{ value: "0" }, "0"],
    ["1e3", "1000"],
    ["0.1234567890123456789", "0.1234567890123456789"],
  ])("keeps %p as it is", (value, text) => {
    expect(toDecimal(value).toFixed()).toBe(text)
  })

  it.each<[unknown]>([
    [undefined],
    [null],
    [true],
    [NaN],
    [Infinity],
    ["-Infinity"],
    [""],
    ["ten"],
    ["1,50"],
    ["10 EUR"],
    [{}],
    [[]],
    [{ value: null }],
    [{ value: "ten" }],
    [{ amount: 10 }],
    [new BigNumber(NaN)],
    [10n],
    [() => 10],
  ])("refuses %p", (value) => {
    expect(() => toDecimal(value)).toThrow(TypeError)
  })
})

describe("toMinor", () => {
  it.each([
    ["53.5107", "EUR", 5351],
    ["53.505", "EUR", 5351],
    ["53.504999", "EUR", 5350],
    ["0.005", "eur", 1],
    ["1.005", "EUR", 101],
    ["-0.25", "EUR", -25],
    ["1234.5", "HUF", 123450],
    ["1234.5", "JPY", 1235],
    ["1234.4999", "JPY", 1234],
    ["1.2345", "KWD", 1235],
    ["1.2344", "kwd", 1234],
  ])("makes %s %s to %i minor units", (amount, currency, minor) => {
    expect(toMinor(toDecimal(amount), currency)).toBe(minor)
  })

  it("takes noise of Medusa's divisions for what it stands for: 2.00499999999999 is 2.005", () => {
    expect(toMinor(toDecimal("2.00499999999999"), "EUR")).toBe(201)
    expect(toExactMinor(toDecimal("0.30000000000000004"), "EUR").toFixed()).toBe("30")
  })

  it("gives back what formatMinor shows, in every currency", () => {
    fc.assert(
      fc.property(
        fc.integer({ max: 200_000_000, min: -200_000_000 }),
        fc.constantFrom(...table.map(([code]) => code)),
        (minor, currency) => {
          const [amount] = formatMinor(minor, currency).split(" ")
          expect(toMinor(toDecimal(amount), currency)).toBe(minor)
        },
      ),
    )
  })
})

describe("formatMinor", () => {
  it.each([
    [5351, "eur", "53.51 EUR"],
    [5, "EUR", "0.05 EUR"],
    [-5, "EUR", "-0.05 EUR"],
    [1235, "JPY", "1235 JPY"],
    [1235, "KWD", "1.235 KWD"],
    [123450, "HUF", "1234.50 HUF"],
    [200_000_000, "SEK", "2000000.00 SEK"],
  ])("writes %i of %s as %s", (minor, currency, text) => {
    expect(formatMinor(minor, currency)).toBe(text)
  })
})
