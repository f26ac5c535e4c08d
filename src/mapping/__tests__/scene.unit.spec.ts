import { MappingError } from "../mapping-error"
import { parseScene } from "../medusa/scene"
import { reuseKeyOf, toPurchase } from "../purchase"
import { aCart, anAddress, anItem } from "./builders"

const EUROPE = { id: "eu", region: "eu" } as const

/** Query's answer for a payment session of a cart with a mug for 10.00 in Germany. */
const aRow = (cart: object | null = {}, more: object = {}) => ({
  amount: { precision: 20, value: "10" },
  currency_code: "eur",
  id: "payses_1",
  payment_collection: {
    cart: cart && {
      billing_address: anAddress(),
      currency_code: "eur",
      customer_id: "cus_1",
      email: "anna@shopper.test",
      id: "cart_1",
      items: [anItem()],
      ...cart,
    },
    id: "pay_col_1",
  },
  provider_id: "pp_klarna_eu",
  ...more,
})

describe("parseScene", () => {
  it("reads what the store knows of a payment", () => {
    const scene = parseScene(aRow(), "payses_1")
    expect(scene).toMatchObject({
      cart: { id: "cart_1" },
      currency: "eur",
      order: null,
      paymentCollectionId: "pay_col_1",
      paymentSessionId: "payses_1",
      providerId: "pp_klarna_eu",
    })
    expect(scene.amount.toFixed()).toBe("10")
  })

  it("knows the cart's order once there is one", () => {
    const row = aRow()
    const order = { id: "order_1", status: "canceled" }
    const payment_collection = { ...row.payment_collection, order }
    expect(parseScene({ ...row, payment_collection }, "payses_1").order).toEqual(order)
  })

  it.each([
    ["no such session", undefined, "Payment session payses_1 can't be read"],
    ["an amount that is none", aRow({}, { amount: "ten" }), "amount is not an amount"],
    [
      "an item without its total, because the cart's wasn't asked for",
      aRow({ items: [anItem({ original_total: undefined, total: undefined, quantity: null })] }),
      "payment_collection.cart.items.0.quantity is not an amount",
    ],
    ["no cart", aRow(null), "Payment collection pay_col_1 has no cart"],
  ])("refuses %s with a sentence", (_what, row, sentence) => {
    const read = () => parseScene(row, "payses_1")
    expect(read).toThrow(MappingError)
    expect(read).toThrow(sentence)
  })
})

describe("toPurchase", () => {
  it("is the scene in Klarna's market and minor units", () => {
    expect(toPurchase(parseScene(aRow(), "payses_1"), EUROPE)).toMatchObject({
      amount: 1_000,
      market: { country: "DE", currency: "EUR", locale: "de-DE" },
      reference: "pay_col_1",
    })
  })

  it("is nothing yet while the cart has no country", () => {
    const scene = parseScene(aRow({ billing_address: null }), "payses_1")
    expect(toPurchase(scene, EUROPE)).toBeUndefined()
  })

  it("is refused where the account doesn't sell", () => {
    const scene = parseScene(aRow(), "payses_1")
    expect(() => toPurchase(scene, { id: "us", region: "na" })).toThrow(MappingError)
  })
})

describe("reuseKeyOf", () => {
  const market = { country: "DE", currency: "EUR", locale: "de-DE" }
  const keyOf = (cart: object = {}, more: object = {}) =>
    reuseKeyOf({
      amount: 1_000,
      cart: aCart()
        .with({ customer_id: "cus_1", email: "anna@shopper.test", ...cart })
        .withItem()
        .build(),
      market,
      reference: "pay_col_1",
      ...more,
    })

  it.each<[string, object, object]>([
    ["another shopper", { customer_id: "cus_2" }, {}],
    ["a shopper who logged out", { customer_id: null }, {}],
    ["another e-mail", { email: "bernd@shopper.test" }, {}],
    ["another country", {}, { market: { ...market, country: "AT" } }],
    ["another language", {}, { market: { ...market, locale: "en-DE" } }],
  ])("differs for %s: such a session is not passed on", (_what, cart, more) => {
    expect(keyOf(cart, more)).not.toBe(keyOf())
  })

  it.each<[string, object, object]>([
    ["amount", {}, { amount: 2_000 }],
    ["lines", { items: [anItem({ id: "cali_2" })] }, {}],
    ["address", { billing_address: anAddress() }, {}],
  ])("stays for another %s, which can be changed in a session", (_what, cart, more) => {
    expect(keyOf(cart, more)).toBe(keyOf())
  })
})
