import { MappingError } from "../mapping-error"
import { toDecimal, toMinor } from "../money"
import { toOrderLines } from "../order-lines"
import { aCart } from "./builders"

/** The lines of a cart that is paid for what it costs. */
const linesOf = (cart: ReturnType<typeof aCart>, amount: number, currency = "EUR") =>
  toOrderLines(cart.build(), { amount, currency })
const lineOf = (item: Record<string, unknown>, amount = 1_000) =>
  linesOf(aCart().withItem(item), amount)[0]

describe("toOrderLines", () => {
  it("has a line for each item and each shipping method, in the cart's order", () => {
    const cart = aCart()
      .withItem({ id: "cali_1", variant_sku: "MUG" })
      .withItem({ id: "cali_2", product_title: "Socks", total: 8.5, variant_sku: "SOCKS" })
      .withShipping()
    expect(linesOf(cart, 2_350)).toEqual([
      {
        image_url: undefined,
        merchant_data: "cali_1",
        name: "Mug",
        product_identifiers: undefined,
        product_url: undefined,
        quantity: 1,
        reference: "MUG",
        tax_rate: 1_900,
        total_amount: 1_000,
        total_discount_amount: 0,
        total_tax_amount: 160,
        type: "physical",
        unit_price: 1_000,
      },
      expect.objectContaining({ name: "Socks", reference: "SOCKS", total_amount: 850 }),
      {
        merchant_data: "casm_1",
        name: "Standard",
        quantity: 1,
        reference: "casm_1",
        tax_rate: 1_900,
        total_amount: 500,
        total_discount_amount: 0,
        total_tax_amount: 80,
        type: "shipping_fee",
        unit_price: 500,
      },
    ])
  })

  it.each([
    ["no tax lines", [], 0, 0],
    ["absent tax lines", null, 0, 0],
    ["two taxes, which add up", [{ rate: 5 }, { rate: "9.975" }], 1_498, 130],
  ])("reads %s", (_what, tax_lines, tax_rate, total_tax_amount) => {
    expect(lineOf({ tax_lines })).toMatchObject({ tax_rate, total_tax_amount })
  })

  it("keeps free shipping as a line that costs nothing", () => {
    const [, shipping] = linesOf(aCart().withItem().withShipping({ total: 0 }), 1_000)
    expect(shipping).toMatchObject({
      quantity: 1,
      total_amount: 0,
      total_discount_amount: 0,
      total_tax_amount: 0,
      unit_price: 0,
    })
  })

  it("shows shipping that a promotion made free at its price, with the discount", () => {
    const [, shipping] = linesOf(
      aCart().withItem().withShipping({ original_total: 5, total: 0 }),
      1_000,
    )
    expect(shipping).toMatchObject({
      total_amount: 0,
      total_discount_amount: 500,
      unit_price: 500,
    })
  })

  it("shows the price before a discount: 3 × 366.66 less ten percent", () => {
    const cart = aCart().withItem({ original_total: "1099.98", quantity: 3, total: "989.982" })
    expect(linesOf(cart, 98_998, "SEK")).toMatchObject([
      { total_amount: 98_998, total_discount_amount: 11_000, unit_price: 36_666 },
    ])
  })

  it("rounds a price per unit that isn't whole up, and takes the difference as a discount", () => {
    const cart = aCart().withItem({ quantity: 3, total: "10" })
    expect(linesOf(cart, 1_000)).toMatchObject([
      { quantity: 3, total_amount: 1_000, total_discount_amount: 2, unit_price: 334 },
    ])
  })

  it("has no negative discount when a cent is spread over ten million units", () => {
    const cart = aCart().withItem({ quantity: 10_000_000, total: "0.01" })
    expect(linesOf(cart, 1)).toMatchObject([
      { total_amount: 1, total_discount_amount: 9_999_999, unit_price: 1 },
    ])
  })

  it("takes no discount from a total above the original one", () => {
    expect(lineOf({ original_total: 9, total: 10 })).toMatchObject({
      total_discount_amount: 0,
      unit_price: 1_000,
    })
  })

  it.each([
    ["EUR", "53.5107", 5_351],
    ["JPY", "5351", 5_351],
    ["KWD", "5.3507", 5_351],
    ["HUF", "53.51", 5_351],
  ])("counts in the minor units of %s", (currency, total, minor) => {
    const cart = aCart().withItem({ total })
    expect(linesOf(cart, minor, currency)).toMatchObject([
      { total_amount: minor, unit_price: minor },
    ])
  })

  it("gives the cent of three thirds to one of them", () => {
    const third = { original_total: "3.3333333333", total: "3.3333333333" }
    const cart = aCart().withItem(third).withItem(third).withItem(third)
    expect(linesOf(cart, 1_000).map(({ total_amount }) => total_amount)).toEqual([334, 333, 333])
  })

  it("leaves out an item of which there is none", () => {
    expect(linesOf(aCart().withItem().withItem({ quantity: 0, total: 0 }), 1_000)).toHaveLength(1)
  })

  it("keeps an item that costs nothing", () => {
    expect(lineOf({ total: 0 }, 0)).toMatchObject({ quantity: 1, total_amount: 0, unit_price: 0 })
  })

  it("sells two and a half of something as one, and says so in its name", () => {
    expect(lineOf({ product_title: "Cheese", quantity: "2.5" })).toMatchObject({
      name: "2.5 × Cheese",
      quantity: 1,
      total_amount: 1_000,
      unit_price: 1_000,
    })
  })

  it("has a line for a custom item, which has no product", () => {
    const item = { product: undefined, product_title: null, title: "Engraving", variant: undefined }
    expect(lineOf(item)).toMatchObject({ name: "Engraving", product_identifiers: undefined })
  })

  it("takes an item below zero, a deduction made by hand, for a discount", () => {
    const cart = aCart().withItem().withItem({ id: "cali_2", title: "Deduction", total: -2 })
    expect(linesOf(cart, 800)[1]).toMatchObject({
      quantity: 1,
      total_amount: -200,
      total_discount_amount: 0,
      total_tax_amount: -32,
      type: "discount",
      unit_price: -200,
    })
  })

  it("has its lines in the same order however Query answers them, because Klarna compares them", () => {
    const [one, two] = [{ id: "cali_1" }, { id: "cali_2", product_title: "Socks" }]
    const forth = linesOf(aCart().withItem(one).withItem(two), 2_000)
    expect(linesOf(aCart().withItem(two).withItem(one), 2_000)).toEqual(forth)
  })
})

describe("a cart that can't become order lines", () => {
  it.each([
    [
      "less than nothing",
      { quantity: -1 },
      "Item cali_1 has quantity -1; Klarna expects 0 or more.",
    ],
    [
      "a price beyond what can be counted",
      { total: "1e20" },
      "Line cali_1 costs 100000000000000000000, which is more than Klarna takes.",
    ],
    [
      "a price beyond what Klarna takes",
      { total: "2000000.01" },
      '"Mug" costs more than 2000000.00 EUR, the most that Klarna takes in a line.',
    ],
  ])("is refused for %s", (_what, item, message) => {
    expect(() => lineOf(item, 200_000_001)).toThrow(message)
  })

  it.each([aCart(), aCart().with({ items: [], shipping_methods: null })])(
    "is refused when it is empty",
    (cart) => {
      expect(() => linesOf(cart, 0)).toThrow(
        "The cart is empty; Klarna needs at least one order line.",
      )
    },
  )

  it.each([
    ["less", 999, "9.99 EUR"],
    ["more", 1_001, "10.01 EUR"],
    ["much less", 250, "2.50 EUR"],
  ])("is refused when %s than its lines is paid", (_what, amount, written) => {
    expect(() => linesOf(aCart().withItem(), amount)).toThrow(
      `The cart's lines add up to 10.00 EUR, the payment is for ${written}; ` +
        "the cart changed, so start the payment again.",
    )
  })

  it("is refused by a MappingError, which the provider knows how to tell", () => {
    expect(() => linesOf(aCart(), 0)).toThrow(MappingError)
  })
})

describe("toMinor of a whole cart", () => {
  it("is reached by its lines: 226.07858 EUR are 226.08", () => {
    const item = { original_total: "251.1984", quantity: 2, total: "226.07858" }
    const cart = aCart().withItem(item)
    const [line] = cart.build().items ?? []
    expect(line && toMinor(toDecimal(line.total), "EUR")).toBe(22_608)
    expect(linesOf(cart, 22_608)).toMatchObject([{ total_amount: 22_608 }])
  })
})
