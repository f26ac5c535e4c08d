import { PlaceOrderRequest } from "../../klarna/contract/order"
import { SessionCreateRequest } from "../../klarna/contract/session"
import type { Purchase } from "../purchase"
import {
  sessionHashOf,
  toAuthorizePayload,
  toPlaceOrderRequest,
  toSessionRequest,
} from "../requests"
import { aCart, aPurchase, SETTINGS } from "./builders"

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
const cart = aCart()
  .with({
    customer: { has_account: true, id: "cus_1", metadata: { date_of_birth: "1970-07-10" } },
    customer_id: "cus_secret",
    email: "annegret@private.test",
  })
  .withItem()
  .withShipping()
  .withBilling(PERSON)
  .withShippingAddress({ ...PERSON, address_1: "Nebenweg 2" })

const purchaseOf = (of = cart, more: Partial<Purchase> = {}) =>
  aPurchase(of, { amount: 1_500, ...more })
const sent = (request: unknown): unknown => JSON.parse(JSON.stringify(request))

describe("toSessionRequest", () => {
  it("says what is bought, where, and for how much", () => {
    expect(sent(toSessionRequest(purchaseOf()))).toEqual({
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
    const settings = { ...SETTINGS, acquiringChannel: "TELESALES" } as const
    expect(toSessionRequest(purchaseOf(cart, { settings })).acquiring_channel).toBe("TELESALES")
  })

  it.each([
    ...Object.entries(PERSON),
    ["other street", "Nebenweg 2"],
    ["email", "annegret@private.test"],
    ["customer_id", "cus_secret"],
    ["date of birth", "1970-07-10"],
  ])("holds no personal data: %s", (_field, value) => {
    expect(JSON.stringify(toSessionRequest(purchaseOf()))).not.toContain(value)
  })

  it("passes Klarna's strict contract", () => {
    const request = sent(toSessionRequest(purchaseOf()))
    expect(SessionCreateRequest.safeParse(request).error).toBeUndefined()
  })
})

describe("in the United States", () => {
  const US = { country: "US", currency: "USD", locale: "en-US" }
  const home = { country_code: "us", postal_code: "10024", province: "us-ny" }
  const item = { original_subtotal: 10, original_total: "10.8875", tax_total: "0.8875" }
  const american = aCart()
    .with({ currency_code: "usd", email: "ann@shopper.test" })
    .withItem({ ...item, tax_lines: [{ rate: 8.875 }], total: "10.8875" })
  const ofUS = (of = american) => purchaseOf(of, { amount: 1_089, market: US })

  it("addresses are there when the widget loads", () => {
    const request = toSessionRequest(ofUS(american.withBilling(home)))
    expect(request.billing_address).toMatchObject({ email: "ann@shopper.test", region: "NY" })
    expect(request.shipping_address).toEqual(request.billing_address)
  })

  it.each([
    ["none yet", american],
    ["none with a state yet", american.withBilling({ ...home, province: null })],
  ])("a cart with an address like this has a session without: %s", (_what, of) => {
    expect(sent(toSessionRequest(ofUS(of)))).not.toHaveProperty("billing_address")
  })

  it("tax is a line of its own, the last one, and the order's tax is that line", () => {
    const { order_lines, order_tax_amount } = toPlaceOrderRequest(ofUS())
    expect(order_lines).toMatchObject([
      { name: "Mug", tax_rate: 0, total_amount: 1_000, total_tax_amount: 0, unit_price: 1_000 },
      {
        name: "Sales tax",
        quantity: 1,
        tax_rate: 0,
        total_amount: 89,
        total_tax_amount: 0,
        type: "sales_tax",
      },
    ])
    expect(order_tax_amount).toBe(89)
  })

  it("tax stays in the lines of a store that says so", () => {
    const settings = { ...SETTINGS, separateSalesTax: [] }
    const { order_lines } = toPlaceOrderRequest({ ...ofUS(), settings })
    expect(order_lines).toMatchObject([
      { tax_rate: 888, total_amount: 1_089, total_tax_amount: 89 },
    ])
  })

  it("a line without its tax is refused, not guessed", () => {
    const untaxed = aCart().withItem({ id: "cali_9", total: "10.89" })
    expect(() => toPlaceOrderRequest(ofUS(untaxed))).toThrow(
      "Line cali_9 has no tax_total; Klarna expects sales tax on its own here.",
    )
  })
})

describe("toPlaceOrderRequest", () => {
  it("is the session's request, and the shopper: Klarna compares them with what was authorized", () => {
    const { acquiring_channel, intent, ...alike } = toSessionRequest(purchaseOf())
    const { billing_address, customer, shipping_address, ...rest } =
      toPlaceOrderRequest(purchaseOf())
    expect([acquiring_channel, intent]).toEqual(["ECOMMERCE", "buy"])
    expect(sent(rest)).toEqual(sent(alike))
    expect(customer).toEqual({ date_of_birth: "1970-07-10" })
    expect(billing_address).toMatchObject({
      email: "annegret@private.test",
      street_address: "Geheimweg 1",
    })
    expect(shipping_address).toMatchObject({
      email: "annegret@private.test",
      street_address: "Nebenweg 2",
    })
  })

  it("is to the letter what the browser authorizes with", () => {
    expect(sent(toAuthorizePayload(purchaseOf()))).toEqual(sent(toPlaceOrderRequest(purchaseOf())))
  })

  it.each([
    ["shipping", aCart().withItem({ total: 15 }).withShippingAddress()],
    ["billing", aCart().withItem({ total: 15 }).withBilling()],
  ])("uses the %s address for both when it is the only one", (_which, of) => {
    const { billing_address, shipping_address } = toPlaceOrderRequest(purchaseOf(of))
    expect(billing_address).toMatchObject({ street_address: "Unter den Linden 17" })
    expect(shipping_address).toEqual(billing_address)
  })

  it("names no address when the cart has none", () => {
    const request = sent(toPlaceOrderRequest(purchaseOf(aCart().withItem({ total: 15 }))))
    expect(request).not.toHaveProperty("billing_address")
    expect(request).not.toHaveProperty("shipping_address")
  })

  it("passes Klarna's strict contract", () => {
    const request = sent(toPlaceOrderRequest(purchaseOf()))
    expect(PlaceOrderRequest.safeParse(request).error).toBeUndefined()
  })
})

describe("a purchase by a company", () => {
  const company = { company: "Muster GmbH", metadata: { vat_id: "DE123456789" } }
  const business = aCart().withItem({ total: 15 }).withBilling(company)
  const bought = purchaseOf(business.withShippingAddress({ company: null }))

  it("says so from the start, and who it is only with the addresses", () => {
    expect(toSessionRequest(bought).customer).toEqual({ type: "organization" })
    expect(JSON.stringify(toSessionRequest(bought))).not.toContain("Muster GmbH")
    expect(sent(toPlaceOrderRequest(bought).customer)).toEqual({
      type: "organization",
      vat_id: "DE123456789",
    })
  })

  it("has an organization name in both addresses, authorized and placed, which Klarna compares", () => {
    for (const request of [toAuthorizePayload(bought), toPlaceOrderRequest(bought)]) {
      expect(request.billing_address?.organization_name).toBe("Muster GmbH")
      expect(request.shipping_address?.organization_name).toBe("Muster GmbH")
    }
  })

  it("passes Klarna's strict contract", () => {
    const request = sent(toPlaceOrderRequest(bought))
    expect(PlaceOrderRequest.safeParse(request).error).toBeUndefined()
  })
})

describe("extra merchant data", () => {
  const settings = {
    ...SETTINGS,
    extraMerchantData: () => ({ subscription: [{ subscription_name: "Lenses" }] }),
  }
  const attachment = {
    body: '{"subscription":[{"subscription_name":"Lenses"}]}',
    content_type: "application/vnd.klarna.internal.emd-v2+json",
  }

  it("goes with session and authorization, and not with the order, which has no room for it", () => {
    const purchase = purchaseOf(cart, { settings })
    expect(toSessionRequest(purchase).attachment).toEqual(attachment)
    expect(toAuthorizePayload(purchase).attachment).toEqual(attachment)
    expect(toPlaceOrderRequest(purchase)).not.toHaveProperty("attachment")
  })

  it("doesn't count when sessions are compared: it may say something else a moment later", () => {
    const withData = toSessionRequest(purchaseOf(cart, { settings }))
    expect(sessionHashOf(withData)).toBe(sessionHashOf(toSessionRequest(purchaseOf())))
  })
})
