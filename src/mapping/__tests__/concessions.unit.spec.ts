import { KlarnaError } from "../../klarna/errors/klarna-error"
import { concede } from "../concessions"
import type { Purchase } from "../purchase"
import {
  toAuthorizePayload,
  toHostedSessionRequest,
  toPlaceOrderRequest,
  toSessionRequest,
} from "../requests"
import { aCart, aPurchase } from "./builders"

const refusal = (message: string, more: Partial<KlarnaError> = {}) =>
  new KlarnaError({
    call: "createSession",
    code: "BAD_VALUE",
    effectPossible: false,
    kind: "rejected",
    messages: [message],
    status: 400,
    ...more,
  })

const LONG = "SKU-".padEnd(255, "9")
const person = {
  customer: { has_account: true, id: "cus_1", metadata: { date_of_birth: "1970-07-10" } },
  email: "anna@shopper.test",
}
const cart = aCart().with(person).withItem({ tax_total: 0, variant_sku: LONG }).withBilling()
const purchaseOf = (more: Partial<Purchase> = {}) => aPurchase(cart, more)

/** What a purchase is after Klarna refused its hosted session with this message. */
const conceded = (purchase: Purchase, message: string) =>
  concede(purchase, toHostedSessionRequest(purchase), refusal(message))

describe("what is asked for once more after a refusal", () => {
  it("has references of 64 characters, in the session, the approval and the order", () => {
    const purchase = conceded(purchaseOf(), "Bad value: order_lines[0].reference")
    if (!purchase) throw new Error("nothing was conceded")
    for (const request of [toSessionRequest, toAuthorizePayload, toPlaceOrderRequest]) {
      expect(request(purchase).order_lines[0]?.reference).toBe(LONG.slice(0, 64))
    }
    expect(toPlaceOrderRequest(purchase).billing_address).toBeDefined()
  })

  it.each([
    "billing_address.postal_code",
    "shipping_address.phone",
    "billing_address.given_name",
    "billing_address.email, billing_address.region",
    "customer.date_of_birth",
  ])("says nothing of the person when %s was refused", (field) => {
    const purchase = conceded(purchaseOf(), `Bad value: ${field}`)
    if (!purchase) throw new Error("nothing was conceded")
    for (const request of [toHostedSessionRequest, toAuthorizePayload, toPlaceOrderRequest]) {
      const { billing_address, customer, order_lines, shipping_address } = request(purchase)
      expect([billing_address, customer, shipping_address]).toEqual([
        undefined,
        undefined,
        undefined,
      ])
      expect(order_lines[0]?.reference).toBe(LONG)
    }
  })

  it("takes both, one after the other", () => {
    const first = conceded(purchaseOf(), "Bad value: order_lines[0].reference")
    const both = first && conceded(first, "Bad value: billing_address.phone")
    expect(both?.concessions).toEqual({ short_references: true, without_people: true })
    expect(both && conceded(both, "Bad value: billing_address.phone")).toBeUndefined()
  })

  const company = { company: "Muster GmbH", metadata: { vat_id: "DE123456789" } }
  const companyCart = aCart().with(person).withItem().withBilling(company)
  const american = { country: "US", currency: "USD", locale: "en-US" }
  it.each<[string, Purchase, string]>([
    ["a total is refused", purchaseOf(), "Bad value: order_lines[0].total_amount"],
    ["the customer token is", purchaseOf(), "Bad value: customer.customer_token"],
    ["a company buys", aPurchase(companyCart), "Bad value: billing_address.organization_name"],
    [
      "the United States need addresses",
      purchaseOf({ market: american }),
      "Bad value: billing_address.region",
    ],
    [
      "no reference is long",
      aPurchase(aCart().with(person).withItem().withBilling()),
      "Bad value: order_lines[0].reference",
    ],
  ])("is nothing where %s", (_what, purchase, message) => {
    expect(conceded(purchase, message)).toBeUndefined()
  })

  it.each([
    refusal("Bad value: billing_address.phone", { status: 409 }),
    refusal("Bad value: billing_address.phone", { code: "UNPROCESSABLE_ENTITY", status: 422 }),
    new Error("Bad value: billing_address.phone"),
  ])("is nothing after another failure: %p", (error) => {
    const purchase = purchaseOf()
    expect(concede(purchase, toHostedSessionRequest(purchase), error)).toBeUndefined()
  })
})
