import type { OrderChange } from "../medusa/order-change"
import { MedusaSale } from "../medusa/sale"
import { toOrderPaymentLines } from "../order-payment-lines"
import { toPlaceOrderRequest } from "../requests"
import { aCart, aPurchase } from "./builders"

/** Two mugs for 10.00, socks for 5.00, and shipping for 3.00. */
const order = MedusaSale.parse({
  ...aCart()
    .withItem({ id: "ordli_1", quantity: 2, total: 10 })
    .withItem({ id: "ordli_2", product_title: "Socks", total: 5, variant_sku: "SOCKS" })
    .withShipping({ id: "ordsm_1", total: 3 })
    .withBilling()
    .build(),
  display_id: 7,
  id: "order_1",
})
const change = (version: number, actions: OrderChange["actions"], more = {}): OrderChange => ({
  actions,
  canceled_at: null,
  declined_at: null,
  id: `ordch_${String(version)}`,
  version,
  ...more,
})
const add = (reference_id: string, quantity: string) => ({
  action: "ITEM_ADD",
  details: { quantity, reference_id },
})
const brief = (amount: number, changes: OrderChange[], more = {}) =>
  toOrderPaymentLines(order, changes, { amount, currency: "EUR", ...more }).map(
    ({ name, quantity, total_amount }) => [name, quantity, total_amount],
  )

describe("the lines of what is paid of an order", () => {
  it("are all of it for a draft order, and for an edit of an unpaid one", () => {
    expect(brief(1_800, [change(2, [add("ordli_2", "1")])])).toEqual([
      ["Mug", 2, 1_000],
      ["Socks", 1, 500],
      ["Standard", 1, 300],
    ])
  })

  it("are what an exchange or a claim adds, with its shipping", () => {
    const shipping = { action: "SHIPPING_ADD", reference_id: "ordsm_1" }
    expect(brief(800, [change(2, [add("ordli_2", "1"), shipping])])).toEqual([
      ["Socks", 1, 500],
      ["Standard", 1, 300],
    ])
  })

  it("are the further pieces of an item that an edit made more of", () => {
    const details = { quantity: "2", quantity_diff: "1", reference_id: "ordli_1" }
    expect(brief(500, [change(2, [{ action: "ITEM_UPDATE", details }])])).toEqual([["Mug", 1, 500]])
  })

  it("are those of two edits when neither was paid", () => {
    const edits = [change(3, [add("ordli_2", "1")]), change(2, [add("ordli_1", "1")])]
    expect(brief(1_000, edits)).toEqual([
      ["Mug", 1, 500],
      ["Socks", 1, 500],
    ])
  })

  it.each([
    ["was canceled", { canceled_at: "2026-01-01" }],
    ["was declined", { declined_at: "2026-01-01" }],
  ])("are not of a change that %s", (_what, more) => {
    expect(brief(500, [change(2, [add("ordli_2", "1")], more)])).toEqual([
      ["Balance of order #7", 1, 500],
    ])
  })

  it("are one line that says it is the balance, taxed as the order is, for any other amount", () => {
    expect(toOrderPaymentLines(order, [], { amount: 777, currency: "EUR" })).toEqual([
      {
        name: "Balance of order #7",
        quantity: 1,
        reference: "order_1",
        tax_rate: 1_900,
        total_amount: 777,
        total_discount_amount: 0,
        total_tax_amount: 124,
        type: "physical",
        unit_price: 777,
      },
    ])
  })

  it("have in a balance the rate of the whole order when its items have several", () => {
    const mixed = MedusaSale.parse({
      ...aCart()
        .withItem({ tax_lines: [{ rate: 20 }], total: 12 })
        .withItem({ id: "cali_2", tax_lines: [], total: 10 })
        .build(),
      id: "order_2",
    })
    const [line] = toOrderPaymentLines(mixed, [], { amount: 1_100, currency: "EUR" })
    expect(line).toMatchObject({ name: "Balance of order", tax_rate: 1_000, total_tax_amount: 100 })
  })

  it("have in a balance sales tax apart where the country wants it", () => {
    const taxed = MedusaSale.parse({
      ...aCart().withItem({ original_subtotal: 10, tax_total: 1, total: 11 }).build(),
      id: "order_3",
    })
    const lines = toOrderPaymentLines(taxed, [], { amount: 550, currency: "USD", taxApart: true })
    expect(lines).toMatchObject([
      { tax_rate: 0, total_amount: 500 },
      { total_amount: 50, type: "sales_tax" },
    ])
  })

  it("refuse a balance that is more than Klarna takes", () => {
    expect(() => brief(200_000_001, [])).toThrow(
      "The balance is more than 2000000.00 EUR, the most that Klarna takes in a line.",
    )
  })

  it("become the request's lines when the payment collection has no cart", () => {
    const purchase = aPurchase(aCart(), {
      amount: 500,
      scene: { cartId: null, changes: [change(2, [add("ordli_2", "1")])], sale: order },
    })
    expect(toPlaceOrderRequest(purchase).order_lines).toMatchObject([{ name: "Socks" }])
  })
})
