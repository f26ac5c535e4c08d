import { canIncrease, methodOf } from "../rules/methods"
import { triggersOf } from "../rules/triggers"

const nothing = {
  captureFails: false,
  chargeSuspended: false,
  chargeUnavailable: false,
  denied: false,
  failingCharges: 0,
  hidden: false,
  increaseDenied: false,
  orderRejected: false,
  review: undefined,
}
const shopper = (email?: string) => ({ billing_address: { email } })

describe("the tags of a shopper's e-mail address", () => {
  it.each([
    ["customer@email.de", {}],
    ["customer+de@klarna.com", {}],
    ["denied@email.de", {}],
    ["customer@red+red.de", {}],
    ["customer+denied@email.de", { denied: true }],
    ["customer+red@email.de", { hidden: true }],
    ["customer+pend-accept-05@email.us", { review: { minutes: 5, outcome: "accept" } }],
    ["customer+us+pend-reject-10@klarna.com", { review: { minutes: 10, outcome: "reject" } }],
    ["customer+pend-accept-5@email.us", {}],
    ["customer+order-rejected@email.de", { orderRejected: true }],
    [
      "customer+capture-fails+increase-denied@email.de",
      { captureFails: true, increaseDenied: true },
    ],
    ["customer+charge-fails-3@email.de", { failingCharges: 3 }],
    ["customer+charge-fails@email.de", {}],
    ["customer+charge-unavailable@email.de", { chargeUnavailable: true }],
    ["customer+charge-suspended@email.de", { chargeSuspended: true }],
  ])("%s", (email, expected) => {
    expect(triggersOf(shopper(email))).toEqual({ ...nothing, ...expected })
  })

  it.each([
    ["US", true],
    ["ca", true],
    ["DE", false],
  ])("+reject_reason_high_risk in %s declines: %p", (purchase_country, denied) => {
    const purchase = { ...shopper("customer+reject_reason_high_risk@email.us"), purchase_country }
    expect(triggersOf(purchase).denied).toBe(denied)
  })

  it("does nothing without an address", () => {
    expect(triggersOf({})).toEqual(nothing)
  })
})

describe("raising an authorized amount", () => {
  it.each([
    ["an invoice in Germany", methodOf("pay_later", false), "DE", true],
    ["an invoice in Switzerland", methodOf("pay_later", false), "ch", false],
    ["a company's invoice in Sweden", methodOf("pay_now", true), "SE", true],
    ["a financed purchase in Sweden", methodOf("pay_over_time", false), "SE", true],
    ["a financed purchase in the US", methodOf("pay_over_time", false), "US", false],
    ["a direct debit in Austria", methodOf("direct_debit", false), "AT", true],
    ["a card", methodOf("pay_now", false), "DE", false],
  ])("for %s", (_what, method, country, possible) => {
    expect(canIncrease(method, country)).toBe(possible)
  })
})
