import { toAttachment, toCustomerAccountInfo } from "../extra-merchant-data"
import { MappingError } from "../mapping-error"
import type { ExtraMerchantDataContext, ExtraMerchantDataHook } from "../settings"
import { aCart } from "./builders"

const MARKET = { country: "DE", currency: "EUR", locale: "de-DE" }
const customer = {
  created_at: new Date("2024-02-13T10:49:20Z"),
  has_account: true,
  id: "cus_01K9ABCDEFGHJKMNPQRSTVWXYZ",
  metadata: null,
  updated_at: "2026-03-13T11:45:27.000Z",
}
const cart = aCart().with({ customer }).withItem()
const attach = (hook?: ExtraMerchantDataHook, of = cart) => toAttachment(of.build(), MARKET, hook)

describe("toAttachment", () => {
  it.each([
    ["the store has no hook", undefined],
    ["the hook says nothing", () => undefined],
    ["the hook says null", () => null],
  ])("is nothing when %s", (_what, hook) => {
    expect(attach(hook)).toBeUndefined()
  })

  it("is what the hook answers, as text", () => {
    const event = [{ event_name: "Concert" }]
    expect(attach(() => ({ event }))).toEqual({
      body: JSON.stringify({ event }),
      content_type: "application/vnd.klarna.internal.emd-v2+json",
    })
  })

  it("has the shopper's account ready to be sent", () => {
    const seen: ExtraMerchantDataContext[] = []
    const hook: ExtraMerchantDataHook = (context) => {
      seen.push(context)
      const { customerAccountInfo } = context
      return customerAccountInfo && { customer_account_info: [customerAccountInfo] }
    }
    expect(attach(hook)?.body).toContain('"account_registration_date":"2024-02-13T10:49:20.000Z"')
    expect(attach(hook, aCart().withItem())).toBeUndefined()
    expect(seen[0]).toMatchObject({ country: "DE", currency: "EUR", saleId: "cart_1" })
  })

  it.each([
    ["something else than lists", { event: "Concert" }, "answer.event"],
    [
      "an identifier that is too long",
      { customer_account_info: [{ unique_account_identifier: "x".repeat(25) }] },
      "answer.customer_account_info.0.unique_account_identifier",
    ],
  ])("refuses %s, and names it", (_what, answer, path) => {
    const refused = () => attach(() => answer as never)
    expect(refused).toThrow(MappingError)
    expect(refused).toThrow(`options.extraMerchantData: its ${path} isn't extra merchant data`)
  })
})

describe("toCustomerAccountInfo", () => {
  it("stands for the customer by a digest that fits, the same each time", () => {
    const info = toCustomerAccountInfo(cart.build())
    expect(info).toEqual({
      account_last_modified: "2026-03-13T11:45:27.000Z",
      account_registration_date: "2024-02-13T10:49:20.000Z",
      unique_account_identifier: expect.stringMatching(/^[0-9a-f]{24}$/),
    })
    expect(toCustomerAccountInfo(cart.build())).toEqual(info)
  })

  it.each([
    ["a guest", aCart()],
    [
      "a guest whose e-mail is known",
      aCart().with({ customer: { ...customer, has_account: false } }),
    ],
  ])("is nothing for %s", (_who, of) => {
    expect(toCustomerAccountInfo(of.build())).toBeUndefined()
  })
})
