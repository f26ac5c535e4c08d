import type { CatalogueCode } from "../catalogue/codes"
import { ERRORS } from "../catalogue/errors"
import type { Frequency, Level, Tier } from "../catalogue/grading"
import { identify } from "../catalogue/identify"
import { KlarnaError, type KlarnaErrorDetails } from "../klarna-error"

const rows = Object.entries(ERRORS)

describe("texts of the catalogue", () => {
  it.each(["shopper", "merchant", "meaning"] as const)("has a %s text for every row", (column) => {
    expect(rows.filter(([, row]) => row[column].trim() === "").map(([code]) => code)).toEqual([])
  })

  it("says nothing twice, neither to shoppers nor to merchants nor to both", () => {
    const texts = rows.flatMap(([, { shopper, merchant }]) => [shopper, merchant])
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([])
  })

  it("speaks to both in sentences", () => {
    for (const [, { shopper, merchant }] of rows) {
      expect(shopper).toMatch(/^[A-Z].*\.$/)
      expect(merchant).toMatch(/^[A-Z].*\.$/)
    }
  })

  it.each(rows)("shows the shopper no internals: %s", (_, { shopper }) => {
    expect(shopper).not.toMatch(/[A-Z]{2}|_|\d|https?:|www\./)
    expect(shopper).not.toMatch(
      /\b(tokens?|sessions?|codes?|errors?|servers?|merchants?|webhooks?)\b/i,
    )
  })

  it("points the shopper to no other payment while Klarna's may have succeeded", () => {
    const open = rows.filter(([, { retry }]) =>
      ["same_call_if_safe", "reread_first"].includes(retry),
    )
    for (const [, { shopper }] of open) expect(shopper).not.toMatch(/another way to pay/)
  })
})

describe("grading", () => {
  type Graded = [CatalogueCode, Level[], Frequency[], Tier]
  const GRADED: Graded[] = [
    ["UNAVAILABLE_PAYMENT_METHOD", ["decline"], ["occasional"], "T2"],
    ["PAYMENT_METHOD_FAILED", ["decline"], ["occasional"], "T2"],
    ["UNPROCESSABLE_ENTITY", ["error"], ["common"], "T0"],
    ["BAD_VALUE", ["error"], ["common"], "T0"],
    ["REQUEST_TOO_LARGE", ["error"], ["rare"], "T0"],
    ["ALLOWED_CATEGORY_EMPTY", ["error"], ["rare"], "T0"],
    ["NOT_FOUND: session", ["error", "decline"], ["occasional"], "T0"],
    ["PAYMENT_METHOD_NOT_AVAILABLE", ["error", "decline"], ["occasional"], "T1"],
  ]
  const USUAL: CatalogueCode[] = [
    "CAPTURE_NOT_ALLOWED",
    "CANCEL_NOT_ALLOWED",
    "REFUND_NOT_ALLOWED",
    "NOT_ALLOWED",
    "NO_SUCH_ORDER",
    "NO_SUCH_CAPTURE",
    "NOT_FOUND",
    "INVALID_AUTH_TOKEN",
    "CONFLICT",
    "BAD_VALUE: locale",
    "BAD_VALUE: purchase_currency",
    "BAD_VALUE: order_lines tax",
    "BAD_VALUE: billing_address",
    "INVALID_ADDRESS",
    "TOO_MANY_REQUESTS",
    "INTERNAL_SERVER_ERROR",
    "UNEXPECTED_ERROR",
    "TEMPORARILY_UNAVAILABLE",
    "SERVICE_UNAVAILABLE",
    "MISSING_RETURN_URL",
    "NO_INVOICE_LINES",
    "MISSING_SKU_ITEM_QUANTITY",
  ]

  it.each(GRADED)("has %s as %p, %p, %s", (code, level, frequency, tier) => {
    expect(ERRORS[code].grading).toEqual({ frequency, level, tier })
  })

  it.each(USUAL)("has %s as an occasional error for the software", (code) => {
    expect(ERRORS[code].grading).toEqual({
      frequency: ["occasional"],
      level: ["error"],
      tier: "T0",
    })
  })
})

describe("identify", () => {
  const anError = (details: Partial<KlarnaErrorDetails> = {}) =>
    new KlarnaError({ call: "createSession", effectPossible: false, kind: "rejected", ...details })
  const badValue = (...messages: string[]) =>
    identify(anError({ code: "BAD_VALUE", messages, status: 400 }))

  it.each([
    ["Bad value: locale, billing_address.phone", "BAD_VALUE: billing_address"],
    ["Bad value: billing_address.phone, locale", "BAD_VALUE: billing_address"],
    ["BAD VALUE: Shipping_Address.Postal_Code", "BAD_VALUE: billing_address"],
    ["Bad value: locale, purchase_currency", "BAD_VALUE: purchase_currency"],
    ["Bad value: order_lines[0].tax_rate, locale", "BAD_VALUE: locale"],
    ["Bad value: order_amount, order_tax_amount", "BAD_VALUE: order_lines tax"],
    [
      "Bad value: order_amount, purchase_country, order_lines, purchase_currency",
      "BAD_VALUE: purchase_currency",
    ],
    ["Bad value: order_lines[2].total_amount", "BAD_VALUE"],
    ["Bad value: attachment.attachment", "BAD_VALUE"],
  ])("takes the field that helps the shopper most of: %s", (message, name) => {
    expect(badValue(message)).toBe(name)
  })

  it("reads several messages as one", () => {
    expect(badValue("Bad value: locale", "Bad value: billing_address.email")).toBe(
      "BAD_VALUE: billing_address",
    )
    expect(badValue()).toBe("BAD_VALUE")
  })

  it("takes a code in lower case, and an unknown one with a refused risk for a refusal", () => {
    expect(identify(anError({ code: "rejected", status: 403 }))).toBe("REJECTED")
    expect(identify(anError({ code: "BRAND_NEW", fraudStatus: "STOPPED", status: 403 }))).toBe(
      "REJECTED",
    )
    expect(
      identify(anError({ code: "PAYMENT_METHOD_FAILED", fraudStatus: "REJECTED", status: 403 })),
    ).toBe("PAYMENT_METHOD_FAILED")
  })

  it("takes too many lines for something else than none", () => {
    const checked = (message: string) =>
      identify(anError({ kind: "invalid_request", messages: [message] }))
    expect(checked("order_lines: Too big: expected array to have <=1000 items")).toBe(
      "UNKNOWN: invalid_request",
    )
    expect(checked("order_lines: Invalid input: expected array, received undefined")).toBe(
      "NO_INVOICE_LINES",
    )
  })
})
