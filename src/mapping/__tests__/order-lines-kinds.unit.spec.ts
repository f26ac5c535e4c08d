import { MAX_LINES } from "../lines/merge"
import { toOrderLines } from "../order-lines"
import { aCart, anItem } from "./builders"

const linesOf = (cart: ReturnType<typeof aCart>, amount: number, more: object = {}) =>
  toOrderLines(cart.build(), { amount, currency: "EUR", ...more })
const credit = (more: object = {}) => ({ amount: 4, id: "cacl_1", reference: "store", ...more })
const sum = (lines: ReturnType<typeof linesOf>) =>
  lines.reduce((total, line) => total + line.total_amount, 0)

describe("gift cards and store credit", () => {
  it.each([
    ["gift_card", "gift_card", "Gift card"],
    ["Gift Card", "gift_card", "Gift card"],
    ["giftcard-balance", "gift_card", "Gift card"],
    ["voucher", "gift_card", "Gift card"],
    ["store_credit", "store_credit", "Store credit"],
    [null, "store_credit", "Store credit"],
  ])(
    "with the reference %p are a line of type %s, at face value and without tax",
    (reference, type, name) => {
      const cart = aCart()
        .withItem()
        .with({ credit_lines: [credit({ reference })] })
      expect(linesOf(cart, 600)[1]).toEqual({
        merchant_data: "cacl_1",
        name,
        quantity: 1,
        reference: "cacl_1",
        tax_rate: 0,
        total_amount: -400,
        total_discount_amount: 0,
        total_tax_amount: 0,
        type,
        unit_price: -400,
      })
    },
  )

  it("are called what the store calls them", () => {
    const cart = aCart()
      .withItem()
      .with({ credit_lines: [credit({ metadata: { name: "Bonus" } })] })
    expect(linesOf(cart, 600)[1]).toMatchObject({ name: "Bonus" })
  })

  it("never show a gift card's code, which is as good as money", () => {
    const secret = credit({ reference: "gift_card", reference_id: "XMAS-1234" })
    const cart = aCart()
      .withItem()
      .with({ credit_lines: [secret] })
    expect(JSON.stringify(linesOf(cart, 600))).not.toContain("XMAS-1234")
  })

  it("of less than the currency's smallest amount are none for Medusa, and none here", () => {
    const cart = aCart()
      .withItem()
      .with({ credit_lines: [credit({ amount: "0.01" })] })
    expect(linesOf(cart, 1_000)).toHaveLength(1)
  })

  it("below zero, a charge, are a surcharge", () => {
    const cart = aCart()
      .withItem()
      .with({ credit_lines: [credit({ amount: -2 })] })
    expect(linesOf(cart, 1_200)[1]).toMatchObject({ total_amount: 200, type: "surcharge" })
  })
})

describe("more lines than Klarna takes", () => {
  const of = (count: number, more: (index: number) => object = () => ({})) =>
    aCart().with({
      items: Array.from({ length: count }, (_, index) =>
        anItem({ id: `cali_${String(10_000 + index)}`, total: "1.005", ...more(index) }),
      ),
    })

  it("keep all of a thousand", () => {
    expect(linesOf(of(1_000), 100_500)).toHaveLength(MAX_LINES)
  })

  it("become one line that says so, and still add up", () => {
    const lines = linesOf(of(1_500).withShipping(), 151_250)
    expect(lines).toHaveLength(MAX_LINES)
    expect(sum(lines)).toBe(151_250)
    expect(lines.at(-2)).toMatchObject({
      name: "502 further items",
      quantity: 1,
      reference: "further-items-1900",
      tax_rate: 1_900,
      type: "physical",
    })
    expect(lines.at(-1)).toMatchObject({ name: "Standard", total_amount: 500 })
  })

  it("become one line per tax rate, because a line has one", () => {
    const rates = [19, 7, 0]
    const cart = of(1_200, (index) => ({ tax_lines: [{ rate: rates[index % 3] }] }))
    const lines = linesOf(cart, 120_600)
    expect(lines).toHaveLength(MAX_LINES)
    expect(sum(lines)).toBe(120_600)
    expect(
      lines
        .slice(-3)
        .map(({ tax_rate }) => tax_rate)
        .sort(),
    ).toEqual([0, 1_900, 700])
    for (const { total_amount, tax_rate = 0, total_tax_amount = 0 } of lines.slice(-3)) {
      const formula = total_amount - (total_amount * 10_000) / (10_000 + tax_rate)
      expect(Math.abs(total_tax_amount - formula)).toBeLessThanOrEqual(1)
    }
  })

  it("show what the merged items were before their discounts", () => {
    const cart = of(1_001, () => ({ original_total: 2, total: 1 }))
    expect(linesOf(cart, 100_100).at(-1)).toMatchObject({
      name: "2 further items",
      total_amount: 200,
      total_discount_amount: 200,
      unit_price: 400,
    })
  })

  it("are refused with a sentence when not even that is enough", () => {
    const shipping_methods = Array.from({ length: 1_001 }, (_, index) => ({
      id: `casm_${String(10_000 + index)}`,
      name: "Standard",
      original_total: 0,
      total: 0,
    }))
    expect(() => linesOf(aCart().withItem().with({ shipping_methods }), 1_000)).toThrow(
      "The cart needs 1002 order lines; Klarna takes 1000.",
    )
  })
})

describe("a price before tax that differs from the paid one by rounding alone", () => {
  it("is no discount: 0.0000075 yen before tax and 0.0000015 yen of it", () => {
    const noise = { original_subtotal: "0.0000075", tax_total: "0.0000015", total: "0.000009" }
    const cart = aCart()
      .withItem({ ...noise, quantity: 1 })
      .withItem({ id: "cali_2", original_subtotal: 1, tax_total: 0, total: 1 })
    const lines = linesOf(cart, 1, { currency: "JPY", taxApart: true })
    expect(lines[0]).toMatchObject({ total_amount: 0, total_discount_amount: 0, unit_price: 0 })
  })
})

describe("an order's items of which some were returned", () => {
  const returned = (detail: object) => anItem({ detail, quantity: 3, total: "6.67" })

  it("count what is left, as Medusa's totals do", () => {
    const detail = { return_dismissed_quantity: 0, return_received_quantity: 1 }
    const cart = aCart().with({ items: [returned(detail)] })
    expect(linesOf(cart, 667)).toMatchObject([{ quantity: 2, unit_price: 334 }])
  })

  it("are left out when nothing is left", () => {
    const detail = { return_dismissed_quantity: 1, return_received_quantity: 2 }
    const gone = { ...returned(detail), id: "cali_2", total: 0 }
    expect(
      linesOf(
        aCart()
          .withItem()
          .with({ items: [anItem(), gone] }),
        1_000,
      ),
    ).toHaveLength(1)
  })
})
