import { MappingError } from "../mapping-error"
import { orderToLoad, parseScene } from "../medusa/scene"
import { reuseKeyOf, toPurchase } from "../purchase"
import { aCart, anAddress, anItem, aPurchase, SETTINGS } from "./builders"

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
      cartId: "cart_1",
      changes: [],
      currency: "eur",
      order: null,
      paymentCollectionId: "pay_col_1",
      paymentSessionId: "payses_1",
      providerId: "pp_klarna_eu",
      sale: { id: "cart_1" },
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
    ["no cart", aRow(null), "Payment collection pay_col_1 has no cart and no order"],
  ])("refuses %s with a sentence", (_what, row, sentence) => {
    const read = () => parseScene(row, "payses_1")
    expect(read).toThrow(MappingError)
    expect(read).toThrow(sentence)
  })
})

describe("toPurchase", () => {
  it("is the scene in Klarna's market and minor units", () => {
    expect(toPurchase(parseScene(aRow(), "payses_1"), EUROPE, SETTINGS)).toMatchObject({
      amount: 1_000,
      market: { country: "DE", currency: "EUR", locale: "de-DE" },
      reference: "pay_col_1",
    })
  })

  it("is nothing yet while the cart has no country", () => {
    const scene = parseScene(aRow({ billing_address: null }), "payses_1")
    expect(toPurchase(scene, EUROPE, SETTINGS)).toBeUndefined()
  })

  it("is refused where the account doesn't sell", () => {
    const scene = parseScene(aRow(), "payses_1")
    expect(() => toPurchase(scene, { id: "us", region: "na" }, SETTINGS)).toThrow(MappingError)
  })
})

describe("a payment collection without a cart, as of a changed order", () => {
  const row = aRow(null)
  const payment_collection = {
    ...row.payment_collection,
    order: { id: "order_1", status: "pending" },
  }
  const ofOrder = { ...row, payment_collection }
  const order = { ...aCart().withItem().withBilling().build(), display_id: 7, id: "order_1" }
  const change = { actions: [], canceled_at: null, declined_at: null, id: "ordch_1", version: 2 }

  it("names the order that has to be loaded, and only then", () => {
    expect(orderToLoad(ofOrder)).toBe("order_1")
    expect(orderToLoad(aRow())).toBeUndefined()
    expect(orderToLoad(undefined)).toBeUndefined()
  })

  it("makes a scene of the order", () => {
    expect(parseScene(ofOrder, "payses_1", { changes: [change], order })).toMatchObject({
      cartId: null,
      changes: [{ id: "ordch_1" }],
      order: { id: "order_1" },
      sale: { display_id: 7, id: "order_1" },
    })
  })

  it.each([
    ["no order was loaded", undefined, "has no cart and no order"],
    ["the order can't be read", { changes: [], order: {} }, "payses_1: its order can't be read"],
    ["its changes can't", { changes: [{}], order }, "its order's changes can't be read"],
  ])("is refused when %s", (_what, rows, sentence) => {
    expect(() => parseScene(ofOrder, "payses_1", rows)).toThrow(sentence)
  })
})

describe("a Klarna session is never reused, but made anew,", () => {
  const company = { company: "Muster GmbH", metadata: { vat_id: "DE123456789" } }
  const cart = aCart().with({ customer_id: "cus_1", email: "anna@shopper.test" }).withItem()
  const keyOf = (more: object = {}, purchase: object = {}) =>
    reuseKeyOf({ ...aPurchase(cart.withBilling().with({ ...more })), ...purchase })
  const market = { country: "DE", currency: "EUR", locale: "de-DE" }

  it.each<[string, object, object]>([
    ["of shopper", { customer_id: "cus_2" }, {}],
    ["by logging out", { customer_id: null }, {}],
    ["of e-mail", { email: "bernd@shopper.test" }, {}],
    ["of country", {}, { market: { ...market, country: "AT" } }],
    ["of currency", {}, { market: { ...market, currency: "SEK" } }],
    ["of language", {}, { market: { ...market, locale: "en-DE" } }],
    ["of account", {}, { account: "eu-2" }],
    ["of intent", {}, { intent: "tokenize" }],
    ["from person to company", { billing_address: anAddress(company) }, {}],
  ])("after a change %s", (_what, more, purchase) => {
    expect(keyOf(more, purchase)).not.toBe(keyOf())
  })

  it.each<[string, object, object]>([
    ["amount", {}, { amount: 2_000 }],
    ["lines", { items: [anItem({ id: "cali_2" })] }, {}],
    ["address", { billing_address: anAddress({ city: "Potsdam" }) }, {}],
  ])("but stays for another %s, which can be changed in a session", (_what, more, purchase) => {
    expect(keyOf(more, purchase)).toBe(keyOf())
  })
})
