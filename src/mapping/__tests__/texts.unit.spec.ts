import fc from "fast-check"

import { SessionCreateRequest } from "../../klarna/contract/session"
import { toPlainCharge } from "../recurring/charge-plain"
import { toTokenRequest } from "../recurring/token-request"
import { toDecimal } from "../money"
import { toAuthorizePayload, toHostedSessionRequest, toTokenOrderRequest } from "../requests"
import { toText } from "../text"
import { toUpdateLines } from "../update-lines"
import { aCart, aPurchase, SETTINGS } from "./builders"

const X = (count: number) => "x".repeat(count)
/** One sign of four people, joined: eleven units of UTF-16. */
const FAMILY = "👨‍👩‍👧‍👦"

describe("a text for Klarna", () => {
  it.each([
    ["stays as it is", "Größe M, 0,5 l", 255, "Größe M, 0,5 l"],
    ["loses the spaces around it", "  Mug ", 255, "Mug"],
    ["is none where it is empty", " \n ", 255, undefined],
    ["ends before an emoji that doesn't fit whole", `${X(254)}🧦`, 255, X(254)],
    ["keeps an emoji that fits", `${X(253)}🧦`, 255, `${X(253)}🧦`],
    ["ends before a joined emoji that doesn't fit whole", `${X(10)}${FAMILY}`, 20, X(10)],
    ["ends before a letter whose accent doesn't fit", `${X(9)}e\u0301`, 10, X(9)],
    ["ends before a flag that doesn't fit", `${X(7)}🇩🇪`, 10, X(7)],
    ["keeps whole characters of one sign that is too long by itself", FAMILY, 5, "👨\u200d👩"],
    ["has no half of a character in it", `Mug \ud83e and \udde6 more`, 255, "Mug  and  more"],
    [
      "has spaces in place of line ends and tabs",
      "Mug\r\nblue\tbig\u2028old",
      255,
      "Mug blue big old",
    ],
    ["has no control characters", "M\u0000u\u0007g\u007f \u009b31m", 255, "Mug 31m"],
    ["is none where nothing is left", "\u0000\u0001", 255, undefined],
    ["doesn't end in a space where it is cut", `${X(4)} blue`, 5, X(4)],
  ])("%s", (_what, text, limit, expected) => {
    expect(toText(text, limit)).toBe(expected)
  })

  it("is a text that fits, of whole characters, whatever it is made from", () => {
    fc.assert(
      fc.property(hostile(80), fc.integer({ max: 60, min: 1 }), (text, limit) => {
        const sent = toText(text, limit)
        if (sent === undefined) return
        expect(sent.length).toBeGreaterThan(0)
        expect(sent.length).toBeLessThanOrEqual(limit)
        expect(sent).not.toMatch(UNSENDABLE)
      }),
    )
  })
})

/** Control characters, line ends of some readers, and halves of characters. */
const UNSENDABLE = /[\p{Cc}\u2028\u2029\p{Cs}]/u

const hostile = (maxLength: number) =>
  fc
    .array(
      fc.oneof(
        fc.string({ maxLength: 3, unit: "binary" }),
        fc.constantFrom(
          "\u0000",
          "\n",
          "\u0085",
          "\u2028",
          "\ud83e",
          "\udde6",
          "🧦",
          FAMILY,
          " ",
          "e\u0301",
          X(40),
        ),
      ),
      { maxLength },
    )
    .map((parts) => parts.join(""))

const address = fc.record({
  address_1: hostile(9),
  address_2: hostile(9),
  city: hostile(9),
  company: hostile(9),
  country_code: fc.constant("de"),
  first_name: hostile(9),
  last_name: hostile(9),
  metadata: fc.record({
    organization_registration_id: hostile(9),
    title: hostile(3),
    vat_id: hostile(20),
  }),
  phone: hostile(5),
  postal_code: fc.constantFrom("10117", "10\u00001", " 1\n2 "),
  province: hostile(5),
})

const product = fc.record({
  categories: fc.array(fc.record({ name: hostile(9) }), { maxLength: 2 }),
  handle: hostile(5),
  metadata: fc.record({ brand: hostile(9), mpn: hostile(9) }),
})

const item = fc.record({
  // Medusa makes it.
  id: fc.constant("cali_1"),
  metadata: fc.constant(null),
  product,
  product_title: hostile(20),
  quantity: fc.constantFrom(1, 0.5),
  thumbnail: hostile(4).map((path) => `https://shop.test/${path}`),
  variant_sku: hostile(20),
  variant_title: hostile(9),
})

/** Whatever a cart says, a request says nothing that Klarna couldn't read. */
const textsOf = (value: unknown): string[] => {
  if (typeof value === "string") return [value]
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : []
}

const A_CART = fc.record({
  address,
  credit: hostile(9),
  email: hostile(2),
  item,
  method: hostile(9),
})
const settings = {
  ...SETTINGS,
  extraMerchantData: () => ({ customer_account_info: [{ unique_account_identifier: "a\u0000b" }] }),
  storefrontUrl: "https://shop.test",
}

function purchaseOf({
  address: of,
  credit,
  email,
  item: one,
  method,
}: typeof A_CART extends fc.Arbitrary<infer T> ? T : never) {
  const cart = aCart()
    .with({
      credit_lines: [{ amount: 1, id: "cl_1", metadata: { name: credit }, reference: "" }],
      email,
    })
    .withItem(one)
    .withShipping({ name: method })
    .withBilling(of)
  return aPurchase(cart, { amount: 1_400, settings })
}

describe("requests of any cart", () => {
  it("hold no control character and no half of a character, and keep Klarna's limits", () => {
    fc.assert(
      fc.property(A_CART, (made) => {
        const purchase = purchaseOf(made)
        for (const request of requestsOf(purchase)) {
          for (const text of textsOf(request)) expect(text).not.toMatch(UNSENDABLE)
        }
        expect(
          SessionCreateRequest.safeParse(toHostedSessionRequest(purchase)).error,
        ).toBeUndefined()
      }),
      { numRuns: 200 },
    )
  })

  it("of a charge's own lines neither", () => {
    fc.assert(
      fc.property(hostile(20), hostile(20), (name, reference) => {
        const lines = [
          {
            name: `a${name}`.slice(0, 255),
            reference: `r${reference}`.slice(0, 255),
            unit_price: 100,
          },
        ]
        const charge = toPlainCharge({
          amount: toDecimal(1),
          currency: "eur",
          lines,
          reference: "pay_col_1",
        })
        for (const text of textsOf(charge)) expect(text).not.toMatch(UNSENDABLE)
      }),
    )
  })
})

function requestsOf(purchase: ReturnType<typeof purchaseOf>): unknown[] {
  const { sale } = purchase.scene
  const hosted = toHostedSessionRequest(purchase)
  return [
    hosted,
    toAuthorizePayload(purchase),
    toTokenOrderRequest(purchase, { interval: "MONTH", interval_count: 1, name: "Tea\u0000\n" }),
    toUpdateLines(sale, { amount: 1_400, currency: "EUR", storefrontUrl: "https://shop.test" }),
    toTokenRequest({ locale: "de-DE", purchase_country: "DE", purchase_currency: "EUR" }, [
      { subscription: { interval: "MONTH", interval_count: 1, name: "Tea\u0000\n" } },
    ]),
    // What a hook says is JSON in a text: it is looked at as Klarna reads it.
    JSON.parse(hosted.attachment?.body ?? "null"),
  ]
}
