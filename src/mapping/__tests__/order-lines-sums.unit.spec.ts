import fc from "fast-check"

import { OrderLine } from "../../klarna/contract/order-line"
import { readFields } from "../../sandbox/rules/fields"
import { SESSION } from "../../sandbox/rules/payments-fields"
import { badSums } from "../../sandbox/rules/sums"
import { toDecimalText } from "../millionths"
import { exponentOf, toDecimal } from "../money"
import { taxOfLines, toOrderLines } from "../order-lines"
import { type Drawn, drawnCarts, drawnOrders } from "./support/medusa-sales"

const RUNS = 75

const KINDS = [
  ["a cart whose lines hold their tax", drawnCarts, false],
  ["a cart whose tax is a line of its own", drawnCarts, true],
  ["an order with returned items", drawnOrders, false],
  ["an order with returned items whose tax is a line of its own", drawnOrders, true],
] as const

describe.each(KINDS)(
  "the lines of %s, with totals that Medusa calculated,",
  (_kind, drawn, taxApart) => {
    /** Holds for whatever a store sells. */
    const always = (holds: (lines: OrderLine[], drawn: Drawn) => void) => {
      fc.assert(
        fc.property(drawn, (one) => {
          fc.pre(one.amount > 0)
          const { amount, currency, sale } = one
          const storefrontUrl = "https://shop.test"
          holds(toOrderLines(sale, { amount, currency, storefrontUrl, taxApart }), one)
        }),
        { numRuns: RUNS },
      )
    }

    it("add up to the amount to the last minor unit", () => {
      always((lines, { amount }) => {
        expect(lines.reduce((sum, line) => sum + line.total_amount, 0)).toBe(amount)
      })
    })

    it("are each within one minor unit of what Medusa calculated", () => {
      always((lines, { currency, medusa }) => {
        for (const one of [...medusa.items, ...medusa.shipping_methods]) {
          const line = lines.find(({ merchant_data }) => merchant_data === one.id)
          const tax = taxApart ? toDecimal(one.tax_total) : toDecimal(0)
          const exact = toDecimal(one.total).minus(tax).shiftedBy(exponentOf(currency))
          expect(
            exact
              .minus(line?.total_amount ?? 0)
              .abs()
              .toNumber(),
          ).toBeLessThanOrEqual(1)
        }
      })
    })

    it("satisfy Klarna's formula: quantity × price − discount = total", () => {
      always((lines) => {
        for (const { quantity, unit_price, total_amount, total_discount_amount = 0 } of lines)
          expect(quantity * unit_price - total_discount_amount).toBe(total_amount)
      })
    })

    it("have no negative discount, and without a promotion one of less than a minor unit per piece", () => {
      always((lines, { medusa }) => {
        const promoted = new Set(
          [...medusa.items, ...medusa.shipping_methods].flatMap(({ adjustments, id }) =>
            adjustments.length > 0 ? [id] : [],
          ),
        )
        for (const { total_discount_amount = 0, quantity, merchant_data = "" } of lines) {
          expect(total_discount_amount).toBeGreaterThanOrEqual(0)
          if (!promoted.has(merchant_data)) expect(total_discount_amount).toBeLessThan(quantity)
        }
      })
    })

    it("have a tax within one minor unit of Klarna's formula, or none where it is apart", () => {
      always((lines) => {
        for (const { total_amount, tax_rate = 0, total_tax_amount = 0 } of lines) {
          const formula = total_amount - (total_amount * 10_000) / (10_000 + tax_rate)
          expect(Math.abs(total_tax_amount - formula)).toBeLessThanOrEqual(1)
          if (taxApart) expect([tax_rate, total_tax_amount]).toEqual([0, 0])
        }
      })
    })

    it("hold the tax that Medusa calculated, but for a minor unit a line and the rates Klarna can't say", () => {
      always((lines, { amount, currency, medusa }) => {
        const exact = toDecimal(medusa.tax_total).shiftedBy(exponentOf(currency)).toNumber()
        const gross = lines.reduce((sum, line) => sum + Math.max(line.total_amount, 0), 0)
        const slack = taxApart ? 1 : lines.length + gross * 0.00005
        const tax = taxOfLines(lines, amount) ?? 0
        // Where credit leaves less to pay than the tax, it pays its share of the tax.
        if (exact + slack > amount) expect(tax).toBeLessThanOrEqual(amount)
        else expect(Math.abs(tax - exact)).toBeLessThanOrEqual(slack)
      })
    })

    it("pass the strict contract, and the arithmetic and limits that the sandbox has of its own", () => {
      always((lines, { amount }) => {
        for (const line of lines) expect(OrderLine.safeParse(line).error).toBeUndefined()
        const request = JSON.parse(
          JSON.stringify({
            order_amount: amount,
            order_lines: lines,
            order_tax_amount: taxOfLines(lines, amount),
            purchase_country: "DE",
            purchase_currency: "EUR",
          }),
        ) as Readonly<Record<string, unknown>>
        const { faults, value } = readFields(SESSION, request)
        expect(faults).toEqual([])
        expect(badSums(value)).toEqual([])
      })
    })
  },
)

describe("digits", () => {
  it("of Medusa's totals are read as they are", () => {
    fc.assert(
      fc.property(drawnCarts, ({ medusa, sale }) => {
        expect((sale.items ?? []).map(({ total }) => total)).toEqual(
          medusa.items.map(({ total }) => toDecimalText(total)),
        )
      }),
      { numRuns: 50 },
    )
  })
})
