import { SessionCreateRequest } from "../../../klarna/contract/session"
import { aCart, SETTINGS } from "../../__tests__/builders"
import { toHostedSessionRequest, toSessionRequest } from "../../requests"
import { toRenewedSale, toSignUpPurchase, toSignUpSale } from "../sign-up"

const EU = { id: "eu", region: "eu" } as const
const US = { id: "us", region: "na" } as const
const product = { metadata: { klarna_subscription: { interval: "week", interval_count: 2 } } }
const cart = aCart()
  .withItem({ id: "cali_1", product, quantity: 2, total: 20 })
  .withItem({ id: "cali_2" })
  .withShipping()
  .withBilling()
const sent = (request: unknown): unknown => JSON.parse(JSON.stringify(request))

const purchaseOf = (sale = toSignUpSale(cart.build())) => {
  const purchase = toSignUpPurchase({ reference: "cart_1", sale }, EU, SETTINGS)
  if (!purchase) throw new Error("there is no country")
  return purchase
}

describe("a sign-up", () => {
  it.each([
    ["widget", toSessionRequest],
    ["page", toHostedSessionRequest],
  ])("asks for what is sold as a subscription, and for no money: %s", (_name, toRequest) => {
    const request = sent(toRequest(purchaseOf()))
    expect(SessionCreateRequest.safeParse(request).error).toBeUndefined()
    expect(request).toMatchObject({
      intent: "tokenize",
      merchant_reference1: "cart_1",
      order_amount: 0,
      order_lines: [
        {
          quantity: 2,
          subscription: { interval: "WEEK", interval_count: 2, name: "Mug" },
          total_amount: 0,
          total_discount_amount: 0,
          total_tax_amount: 0,
          unit_price: 0,
        },
      ],
      order_tax_amount: 0,
    })
  })

  it("has one line for later purchases where nothing is sold as a subscription", () => {
    const { order_lines } = toSessionRequest(
      purchaseOf(toSignUpSale(aCart().withItem().withBilling().build())),
    )
    expect(order_lines).toEqual([
      expect.objectContaining({ name: "Later purchases in this store", total_amount: 0 }),
    ])
  })

  it("says of a subscription that goes on what was agreed to", () => {
    const terms = { interval: "year", intervalCount: 1, name: "Club" } as const
    const { order_lines } = toSessionRequest(purchaseOf(toRenewedSale(cart.build(), terms)))
    expect(order_lines).toEqual([
      expect.objectContaining({
        name: "Club",
        subscription: { interval: "YEAR", interval_count: 1, name: "Club" },
        total_amount: 0,
      }),
    ])
  })

  it("is free of tax in the United States too", () => {
    const american = aCart()
      .with({ currency_code: "usd" })
      .withItem({ original_subtotal: 10, product, tax_total: 1 })
      .withBilling({ country_code: "us", postal_code: "10024", province: "us-ny" })
    const sale = toSignUpSale(american.build())
    const purchase = toSignUpPurchase({ reference: "cart_1", sale }, US, SETTINGS)
    expect(purchase && toSessionRequest(purchase)).toMatchObject({
      order_amount: 0,
      order_tax_amount: 0,
    })
  })

  it("waits for a country, and refuses one where the account doesn't sell", () => {
    const nowhere = { reference: "cart_1", sale: toSignUpSale(aCart().withItem().build()) }
    expect(toSignUpPurchase(nowhere, EU, SETTINGS)).toBeUndefined()
    const sale = toSignUpSale(cart.build())
    expect(() => toSignUpPurchase({ reference: "cart_1", sale }, US, SETTINGS)).toThrow('"na"')
  })
})
