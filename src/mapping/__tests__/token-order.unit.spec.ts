import { CustomerTokenOrderRequest } from "../../klarna/contract/customer-token-order"
import { SessionCreateRequest } from "../../klarna/contract/session"
import { reuseKeyOf } from "../purchase"
import {
  sessionHashOf,
  toAuthorizePayload,
  toHostedSessionRequest,
  toPlaceOrderRequest,
  toSessionRequest,
  toTokenOrderRequest,
} from "../requests"
import { aCart, aPurchase, SETTINGS } from "./builders"

const MARK = { interval: "month", interval_count: 2 }
const product = { metadata: { klarna_subscription: MARK } }
const SOLD = { interval: "MONTH", interval_count: 2, name: "Mug" }
const AGREED = { interval: "WEEK", interval_count: 1, name: "As agreed" } as const

const cart = aCart().withItem({ product }).withShipping().withBilling().withShippingAddress()
const purchase = aPurchase(cart, { amount: 1_500 })
const sent = (request: unknown): unknown => JSON.parse(JSON.stringify(request))

describe("lines of goods that are sold as a subscription", () => {
  it.each([
    ["session", toSessionRequest],
    ["hosted page", toHostedSessionRequest],
    ["authorization", toAuthorizePayload],
    ["order", toPlaceOrderRequest],
  ])("say so to Klarna's %s; shipping doesn't", (_name, toRequest) => {
    const { order_lines } = toRequest(purchase)
    expect(order_lines.map(({ subscription }) => subscription)).toEqual([SOLD, undefined])
  })

  it("are merged with lines of the same subscription only", () => {
    const many = Array.from({ length: 1_100 }, (_, index) => index).reduce(
      (all, index) =>
        all.withItem({
          id: `cali_${String(index).padStart(4, "0")}`,
          product: index % 2 ? product : null,
        }),
      aCart(),
    )
    const { order_lines } = toPlaceOrderRequest(aPurchase(many, { amount: 1_100_000 }))
    const further = order_lines.filter(({ reference }) => reference?.startsWith("further-items"))
    expect(further.map(({ subscription }) => subscription)).toEqual(
      expect.arrayContaining([SOLD, undefined]),
    )
    expect(order_lines).toHaveLength(1_000)
  })
})

describe("toTokenOrderRequest", () => {
  it("says what is bought, and nothing that the token says itself", () => {
    const request = sent(toTokenOrderRequest(purchase))
    expect(CustomerTokenOrderRequest.safeParse(request).error).toBeUndefined()
    expect(request).toEqual({
      merchant_reference1: "pay_col_1",
      order_amount: 1_500,
      order_lines: [
        expect.objectContaining({ subscription: SOLD, total_amount: 1_000 }),
        expect.not.objectContaining({ subscription: expect.anything() }),
      ],
      order_tax_amount: 240,
      purchase_currency: "EUR",
      shipping_address: expect.objectContaining({ phone: "+4930901820", postal_code: "10117" }),
    })
  })

  it("gives goods the subscription that the shopper agreed to, whatever their products say now", () => {
    const { order_lines } = toTokenOrderRequest(purchase, AGREED)
    expect(order_lines.map(({ subscription }) => subscription)).toEqual([AGREED, undefined])
    const broken = cart
      .with({ items: [] })
      .withItem({ product: { metadata: { klarna_subscription: "x" } } })
    expect(() => toTokenOrderRequest(aPurchase(broken, { amount: 1_500 }), AGREED)).not.toThrow()
  })

  it("names the order where one is paid for, as placing an order does", () => {
    const scene = { ...purchase.scene, cartId: null }
    const { merchant_reference1, merchant_reference2 } = toTokenOrderRequest({ ...purchase, scene })
    expect([merchant_reference1, merchant_reference2]).toEqual(["pay_col_1", "cart_1"])
  })

  it.each(["", "call me", "1234", "+49"])("leaves out a phone that Klarna refuses: %j", (phone) => {
    const without = cart.withShippingAddress({ phone })
    const { shipping_address } = toTokenOrderRequest(aPurchase(without, { amount: 1_500 }))
    expect(shipping_address?.phone).toBeUndefined()
  })

  it("cuts what Klarna reads back to 255 characters", () => {
    const long = aCart()
      .withItem()
      .withShipping({ id: "casm_".padEnd(300, "x") })
    const { order_lines } = toTokenOrderRequest(aPurchase(long, { amount: 1_500 }))
    expect(order_lines[1]?.merchant_data).toHaveLength(255)
  })

  it("refuses nothing, and a line of more than a charge takes", () => {
    expect(() => toTokenOrderRequest({ ...purchase, amount: 0 })).toThrow("at least 1")
    const dear = aPurchase(aCart().withItem({ total: 1_000_001 }), { amount: 100_000_100 })
    expect(() => toTokenOrderRequest(dear)).toThrow('"Mug" costs more than')
  })
})

describe("a purchase in place of a failed charge", () => {
  const instead = { ...purchase, customerToken: "token-of-klarna" }

  it.each([
    ["session", toSessionRequest],
    ["hosted page", toHostedSessionRequest],
  ])("names the customer token in Klarna's %s alone", (_name, toRequest) => {
    const request = sent(toRequest(instead))
    expect(SessionCreateRequest.safeParse(request).error).toBeUndefined()
    expect(request).toMatchObject({
      customer: { customer_token: "token-of-klarna" },
      intent: "buy",
    })
  })

  it("tells neither the browser nor the order", () => {
    const told = JSON.stringify([toAuthorizePayload(instead), toPlaceOrderRequest(instead)])
    expect(told).not.toContain("token-of-klarna")
  })

  it("uses no session of another purchase", () => {
    expect(reuseKeyOf(instead)).not.toBe(reuseKeyOf(purchase))
    expect(sessionHashOf(toSessionRequest(instead))).not.toBe(
      sessionHashOf(toSessionRequest(purchase)),
    )
  })

  it("keeps the date of birth beside it", () => {
    const person = { customer: { id: "cus_1", metadata: { date_of_birth: "1970-07-10" } } }
    const request = toHostedSessionRequest(
      aPurchase(cart.with(person), { amount: 1_500, customerToken: "t", settings: SETTINGS }),
    )
    expect(request.customer).toEqual({ customer_token: "t", date_of_birth: "1970-07-10" })
  })
})
