import { PlaceOrderRequest } from "../../klarna/contract/order"
import { SessionCreateRequest } from "../../klarna/contract/session"
import { toPlaceOrderRequest, toSessionRequest } from "../purchase"
import { aCart } from "./builders"

const GERMANY = { country: "DE", currency: "EUR", locale: "de-DE" }
const PERSON = {
  address_1: "Geheimweg 1",
  address_2: "Hinterhof",
  city: "Kleinstadt",
  first_name: "Annegret",
  last_name: "Vertraulich",
  phone: "+491234567",
  postal_code: "98765",
  province: "Thüringen",
}
const scene = aCart()
  .with({ customer_id: "cus_secret", email: "annegret@private.test" })
  .withItem()
  .withShipping()
  .withBilling(PERSON)
  .withShippingAddress({ ...PERSON, address_1: "Nebenweg 2" })

const purchaseOf = (cart = scene) => ({
  amount: 1_500,
  cart: cart.build(),
  market: GERMANY,
  reference: "pay_col_1",
})
const sent = (request: unknown): unknown => JSON.parse(JSON.stringify(request))

describe("toSessionRequest", () => {
  it("says what is bought, where, and for how much", () => {
    expect(toSessionRequest(purchaseOf(), "ECOMMERCE")).toEqual({
      acquiring_channel: "ECOMMERCE",
      intent: "buy",
      locale: "de-DE",
      merchant_reference1: "pay_col_1",
      order_amount: 1_500,
      order_lines: [
        expect.objectContaining({ name: "Mug", total_tax_amount: 160 }),
        expect.objectContaining({ name: "Standard", total_tax_amount: 80 }),
      ],
      order_tax_amount: 240,
      purchase_country: "DE",
      purchase_currency: "EUR",
    })
  })

  it("names the channel in which the store sells", () => {
    expect(toSessionRequest(purchaseOf(), "TELESALES").acquiring_channel).toBe("TELESALES")
  })

  it.each([
    ...Object.entries(PERSON),
    ["other street", "Nebenweg 2"],
    ["email", "annegret@private.test"],
    ["customer_id", "cus_secret"],
  ])("holds no personal data: %s", (_field, value) => {
    expect(JSON.stringify(toSessionRequest(purchaseOf(), "ECOMMERCE"))).not.toContain(value)
  })

  it("passes Klarna's strict contract", () => {
    const request = sent(toSessionRequest(purchaseOf(), "ECOMMERCE"))
    expect(SessionCreateRequest.safeParse(request).error).toBeUndefined()
  })
})

describe("toPlaceOrderRequest", () => {
  it("is the session's request, and the addresses: Klarna compares them with what was authorized", () => {
    const session = toSessionRequest(purchaseOf(), "ECOMMERCE")
    const { acquiring_channel, intent, ...alike } = session
    const { billing_address, shipping_address, ...rest } = toPlaceOrderRequest(purchaseOf())
    expect([acquiring_channel, intent]).toEqual(["ECOMMERCE", "buy"])
    expect(rest).toEqual(alike)
    expect(billing_address).toMatchObject({
      email: "annegret@private.test",
      street_address: "Geheimweg 1",
    })
    expect(shipping_address).toMatchObject({
      email: "annegret@private.test",
      street_address: "Nebenweg 2",
    })
  })

  it.each([
    ["shipping", aCart().withItem({ total: 15 }).withShippingAddress()],
    ["billing", aCart().withItem({ total: 15 }).withBilling()],
  ])("uses the %s address for both when it is the only one", (_which, cart) => {
    const { billing_address, shipping_address } = toPlaceOrderRequest(purchaseOf(cart))
    expect(billing_address).toMatchObject({ street_address: "Unter den Linden 17" })
    expect(shipping_address).toEqual(billing_address)
  })

  it("names no address when the cart has none", () => {
    const cart = aCart().withItem({ total: 15 })
    const request = sent(toPlaceOrderRequest(purchaseOf(cart)))
    expect(request).not.toHaveProperty("billing_address")
    expect(request).not.toHaveProperty("shipping_address")
  })

  it("passes Klarna's strict contract", () => {
    const request = sent(toPlaceOrderRequest(purchaseOf()))
    expect(PlaceOrderRequest.safeParse(request).error).toBeUndefined()
  })
})
