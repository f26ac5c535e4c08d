import BigNumber from "bignumber.js"
import fc from "fast-check"

import { OrderLine } from "../../klarna/contract/order-line"
import { exponentOf, toDecimal, toMinor } from "../money"
import { toOrderLines } from "../order-lines"
import { aCart, anItem, aShippingMethod } from "./builders"

/** Tax rates of Europe and America, also two at once. */
const rates = fc.array(fc.constantFrom(0, 2.5, 5, 7.7, 8.875, 9.975, 19, 20, 25, 27), {
  maxLength: 2,
})
const discounts = fc.constantFrom(0, 0, 0, 3, 10, 33.3333, 50, 100)

/** What costs something, priced with or without tax, with up to six decimals, and perhaps discounted. */
const priced = fc
  .record({
    discount: discounts,
    inclusive: fc.boolean(),
    millionths: fc.integer({ max: 900_000_000, min: 0 }),
    quantity: fc.integer({ max: 40, min: 1 }),
    rates,
  })
  .map(({ discount, inclusive, millionths, quantity, rates: percents }) => {
    const factor = percents.reduce((sum, percent) => sum + percent / 100, 1)
    const price = new BigNumber(millionths).shiftedBy(-6).times(quantity)
    const original = inclusive ? price : price.times(factor)
    return {
      original_total: original.toFixed(),
      quantity,
      tax_lines: percents.map((rate) => ({ rate })),
      total: original
        .times(100 - discount)
        .div(100)
        .toFixed(),
    }
  })

const carts = fc
  .record({
    currency: fc.constantFrom("EUR", "SEK", "JPY", "HUF", "KWD"),
    items: fc.array(priced, { maxLength: 8, minLength: 1 }),
    shipping: fc.array(priced, { maxLength: 2 }),
  })
  .map(({ currency, items, shipping }) => {
    const cart = aCart()
      .with({ items: items.map((one, index) => anItem({ ...one, id: `cali_${String(index)}` })) })
      .with({ shipping_methods: shipping.map((one) => aShippingMethod(one)) })
      .build()
    const total = [...items, ...shipping].reduce((sum, one) => sum.plus(one.total), toDecimal(0))
    return { amount: toMinor(total, currency), cart, currency, priced: [...items, ...shipping] }
  })

type Scene = typeof carts extends fc.Arbitrary<infer T> ? T : never

/** Holds for the lines of every cart that Medusa can make. */
const always = (holds: (scene: Scene, lines: OrderLine[]) => void) => {
  fc.assert(
    fc.property(carts, (scene) => {
      holds(scene, toOrderLines(scene.cart, { amount: scene.amount, currency: scene.currency }))
    }),
    { numRuns: 300 },
  )
}

describe("the lines of any cart", () => {
  it("add up to the amount to the last minor unit", () => {
    always(({ amount }, lines) => {
      expect(lines.reduce((sum, line) => sum + line.total_amount, 0)).toBe(amount)
    })
  })

  it("are each within one minor unit of what the store calculated", () => {
    always(({ currency, priced: all }, lines) => {
      lines.forEach((line, index) => {
        const exact = toDecimal(all[index]?.total).shiftedBy(exponentOf(currency))
        expect(exact.minus(line.total_amount).abs().isLessThanOrEqualTo(1)).toBe(true)
      })
    })
  })

  it("satisfy Klarna's formula: quantity × price − discount = total", () => {
    always((_scene, lines) => {
      for (const { quantity, unit_price, total_amount, total_discount_amount = 0 } of lines)
        expect(quantity * unit_price - total_discount_amount).toBe(total_amount)
    })
  })

  it("have no negative discount, and without a real one less than a minor unit per piece", () => {
    always(({ priced: all }, lines) => {
      lines.forEach(({ total_discount_amount = 0, quantity }, index) => {
        expect(total_discount_amount).toBeGreaterThanOrEqual(0)
        const source = all[index]
        if (source?.original_total === source?.total)
          expect(total_discount_amount).toBeLessThan(quantity)
      })
    })
  })

  it("have a tax within one minor unit of Klarna's formula", () => {
    always((_scene, lines) => {
      for (const { total_amount, tax_rate = 0, total_tax_amount = 0 } of lines) {
        const formula = total_amount - (total_amount * 10_000) / (10_000 + tax_rate)
        expect(Math.abs(total_tax_amount - formula)).toBeLessThanOrEqual(1)
      }
    })
  })

  it("pass the strict contract of Klarna's order lines", () => {
    always((_scene, lines) => {
      for (const line of lines) expect(OrderLine.safeParse(line).error).toBeUndefined()
    })
  })
})
