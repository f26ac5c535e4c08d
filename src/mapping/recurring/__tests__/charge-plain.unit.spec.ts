import fc from "fast-check"

import { CustomerTokenOrderRequest } from "../../../klarna/contract/customer-token-order"
import { fromMinor, toDecimal } from "../../money"
import { toPlainCharge } from "../charge-plain"

const base = { currency: "eur", reference: "pay_col_1" }

describe("a charge of an amount alone", () => {
  it("is one line where the store's code gave none", () => {
    expect(toPlainCharge({ ...base, amount: toDecimal("11.9"), lines: null })).toEqual({
      merchant_reference1: "pay_col_1",
      order_amount: 1190,
      order_lines: [
        {
          name: "Payment",
          quantity: 1,
          tax_rate: 0,
          total_amount: 1190,
          total_tax_amount: 0,
          unit_price: 1190,
        },
      ],
      order_tax_amount: 0,
      purchase_currency: "EUR",
    })
  })

  it("takes the tax out of lines that hold it", () => {
    const lines = [{ name: "Membership", quantity: 2, tax_rate: 1900, unit_price: 1190 }]
    const body = toPlainCharge({ ...base, amount: toDecimal("23.8"), lines })
    expect(body).toMatchObject({ order_amount: 2380, order_tax_amount: 380 })
  })

  it.each([
    ["add up to 1190 minor units; expected 1000", [{ name: "M", quantity: 1, unit_price: 1190 }]],
    ["lines.0.name", [{ name: "", quantity: 1, unit_price: 1000 }]],
    ["lines.0.quantity", [{ name: "M", quantity: 0, unit_price: 1000 }]],
    ["lines.0.unit_price", [{ name: "M", quantity: 1, unit_price: -1 }]],
    ["lines.0", [{ name: "M", price: 5, unit_price: 1000 }]],
    ["lines.", []],
  ])("says what is wrong: %s", (words, lines) => {
    expect(() => toPlainCharge({ ...base, amount: toDecimal(10), lines })).toThrow(words)
  })

  it("is what Klarna takes, for any lines", () => {
    const line = fc.record({
      name: fc.string({ maxLength: 255, minLength: 1 }),
      quantity: fc.integer({ max: 99, min: 1 }),
      tax_rate: fc.integer({ max: 10_000, min: 0 }),
      unit_price: fc.integer({ max: 100_000, min: 1 }),
    })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20, minLength: 1 }), (lines) => {
        const sum = lines.reduce(
          (total, { quantity, unit_price }) => total + quantity * unit_price,
          0,
        )
        const body = toPlainCharge({ ...base, amount: fromMinor(sum, "EUR"), lines })
        expect(CustomerTokenOrderRequest.safeParse(body).success).toBe(true)
        expect(body.order_lines.reduce((total, one) => total + one.total_amount, 0)).toBe(sum)
      }),
    )
  })
})
