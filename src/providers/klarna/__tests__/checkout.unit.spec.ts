import type { KlarnaOptions } from "../../../options/schema"
import { checkoutOf } from "../checkout"

type Settings = Pick<KlarnaOptions, "checkout" | "storefrontUrl">

/** Only the two options matter here. */
const storeWith = (options: Settings) => ({ klarna: { options } })
const SHOP = "https://shop.example"

describe("where the shopper confirms", () => {
  it.each([
    ["widget", undefined, "widget"],
    ["redirect", undefined, "redirect"],
    ["widget", { checkout: "redirect" }, "redirect"],
    ["redirect", { checkout: "widget" }, "widget"],
    ["redirect", { checkout: null }, "redirect"],
  ] as const)("option %s and data %p: %s", (checkout, data, expected) => {
    expect(checkoutOf(storeWith({ checkout, storefrontUrl: SHOP }), data)).toBe(expected)
  })

  it("is refused on Klarna's page when nobody could come back from there", () => {
    const store = storeWith({ checkout: "widget" })
    expect(() => checkoutOf(store, { checkout: "redirect" })).toThrow("storefrontUrl")
  })

  it("is refused for a word that nobody knows", () => {
    const store = storeWith({ checkout: "widget", storefrontUrl: SHOP })
    expect(() => checkoutOf(store, { checkout: "iframe" })).toThrow(
      'data.checkout of the payment session is not known; expected "widget" or "redirect".',
    )
  })
})
