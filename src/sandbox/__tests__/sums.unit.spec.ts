import fc from "fast-check"

import { badInPurchase } from "../rules/purchase"
import { badSums, taxWithin } from "../rules/sums"

const line = (total: number, tax: number, rate: number, more: object = {}) => ({
  name: "Shoe",
  quantity: 1,
  tax_rate: rate,
  total_amount: total,
  total_tax_amount: tax,
  unit_price: total,
  ...more,
})
const order = (lines: object[], amount: number, tax?: number) => ({
  order_amount: amount,
  order_lines: lines,
  ...(tax === undefined ? {} : { order_tax_amount: tax }),
})

describe("the arithmetic of a purchase", () => {
  it.each([
    [
      "Klarna's example with 20 % tax",
      order([line(59_500, 9_917, 2_000), line(2_900, 483, 2_000)], 62_400, 10_400),
    ],
    ["a tax rounded up", order([line(1_000, 160, 1_900)], 1_000)],
    ["a tax rounded down", order([line(1_000, 159, 1_900)], 1_000)],
    [
      "a discount line with negative tax",
      order([line(2_000, 319, 1_900), line(-1_000, -160, 1_900)], 1_000, 159),
    ],
    [
      "a discount inside the line",
      order([line(900, 0, 0, { total_discount_amount: 100, unit_price: 1_000 })], 900),
    ],
    [
      "a gift card",
      order([line(2_000, 319, 1_900), line(-500, 0, 0, { type: "gift_card" })], 1_500, 319),
    ],
    [
      "a US order with its tax as a line",
      order([line(20_000, 0, 0), line(1_000, 0, 0, { type: "sales_tax" })], 21_000, 1_000),
    ],
    [
      "an order tax off by the number of lines",
      order([line(1_000, 160, 1_900), line(1_000, 160, 1_900)], 2_000, 322),
    ],
  ])("accepts %s", (_what, purchase) => {
    expect(badSums(purchase)).toEqual([])
  })

  it.each([
    [
      "lines that do not add up (recorded)",
      order([line(1_000, 160, 1_900)], 999),
      ["order_amount"],
    ],
    [
      "a tax more than one unit off",
      order([line(1_000, 161, 1_900)], 1_000),
      ["order_lines[0].total_tax_amount"],
    ],
    [
      "a tax without a rate",
      order([line(1_000, 160, 0)], 1_000),
      ["order_lines[0].total_tax_amount"],
    ],
    [
      "tax of the net price",
      order([line(1_000, 190, 1_900)], 1_000),
      ["order_lines[0].total_tax_amount"],
    ],
    [
      "a total one unit off",
      order([line(999, 160, 1_900, { unit_price: 1_000 })], 999),
      ["order_lines[0].total_amount"],
    ],
    [
      "an order tax off by more than its lines",
      order([line(1_000, 160, 1_900)], 1_000, 162),
      ["order_tax_amount"],
    ],
    [
      "a bad line in second place",
      order([line(1_000, 160, 1_900), line(5, 5, 0)], 1_005),
      ["order_lines[1].total_tax_amount"],
    ],
  ])("names %s", (_what, purchase, paths) => {
    expect(badSums(purchase)).toEqual(paths)
  })

  it("accepts half-up rounding of any amount at any rate", () => {
    fc.assert(
      fc.property(
        fc.integer({ max: 200_000_000, min: -200_000_000 }),
        fc.integer({ max: 10_000, min: 0 }),
        (total, rate) => {
          const purchase = order([line(total, Math.round(taxWithin(total, rate)), rate)], total)
          expect(badSums(purchase)).toEqual([])
        },
      ),
    )
  })
})

describe("a whole purchase", () => {
  const base = {
    ...order([line(1_000, 160, 1_900)], 1_000),
    purchase_country: "de",
    purchase_currency: "eur",
  }
  const free = { ...base, ...order([line(0, 0, 0)], 0) }

  it.each([
    ["fits in lower case", base, []],
    ["has the wrong currency", { ...base, purchase_currency: "SEK" }, ["purchase_currency"]],
    ["is where Klarna is not", { ...base, purchase_country: "BR" }, ["purchase_country"]],
    ["may be free when it only tokenizes", { ...free, intent: "tokenize" }, []],
    [
      "must cost something when it also buys",
      { ...free, intent: "buy_and_tokenize" },
      ["order_amount"],
    ],
    [
      "has a name of one letter",
      { ...base, billing_address: { given_name: "A" } },
      ["billing_address.given_name"],
    ],
    [
      "has a name of digits",
      { ...base, shipping_address: { family_name: "007" } },
      ["shipping_address.family_name"],
    ],
    [
      "has an attachment that is not JSON",
      { ...base, attachment: { body: "{", content_type: "x" } },
      ["attachment.attachment"],
    ],
  ])("%s", (_what, purchase, paths) => {
    expect(badInPurchase(purchase)).toEqual(paths)
  })
})
