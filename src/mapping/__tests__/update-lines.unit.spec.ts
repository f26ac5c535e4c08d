import fc from "fast-check"

import { toUpdateLines } from "../update-lines"
import { aCart } from "./builders"

/** Two mugs for 10.00, socks for 5.00, and shipping for 3.00. */
const order = aCart()
  .withItem({ id: "ordli_1", quantity: 2, tax_total: 1.6, total: 10 })
  .withItem({ id: "ordli_2", product_title: "Socks", tax_total: 0.8, total: 5 })
  .withShipping({ id: "ordsm_1", tax_total: 0.48, total: 3 })
  .build()

const brief = (amount: number) =>
  toUpdateLines(order, { amount, currency: "EUR" }).map(({ name, total_amount, type }) => [
    name,
    type,
    total_amount,
  ])

const REAL = [
  ["Mug", "physical", 1_000],
  ["Socks", "physical", 500],
  ["Standard", "shipping_fee", 300],
]

describe("the lines of an order whose amount changed", () => {
  it("are the order's own", () => {
    expect(brief(1_800)).toEqual(REAL)
  })

  it("say what is taken off while goods are on their way back", () => {
    expect(brief(1_300)).toEqual([...REAL, ["Deduction", "discount", -500]])
  })

  it("say what comes on top", () => {
    expect(brief(2_000)).toEqual([...REAL, ["Difference", "physical", 200]])
  })

  it("add up to the amount, and each to its own formula, whatever it is", () => {
    fc.assert(
      fc.property(fc.integer({ max: 1_000_000, min: 0 }), fc.boolean(), (amount, taxApart) => {
        const lines = toUpdateLines(order, { amount, currency: "EUR", taxApart })
        expect(lines.reduce((sum, line) => sum + line.total_amount, 0)).toBe(amount)
        for (const line of lines) {
          expect(line.quantity * line.unit_price - line.total_discount_amount).toBe(
            line.total_amount,
          )
        }
      }),
    )
  })
})
