import type { CatalogueCode } from "../../klarna/errors/catalogue/codes"
import { identify, rowOf } from "../../klarna/errors/catalogue/identify"
import type { Retry } from "../../klarna/errors/catalogue/row"
import {
  KlarnaError,
  type KlarnaErrorDetails,
  type KlarnaErrorKind,
} from "../../klarna/errors/klarna-error"
import { failureOf, medusaTypeOf, type MedusaErrorType, toMedusaFailure } from "../errors"

type Call = KlarnaErrorDetails["call"]
type Type = MedusaErrorType | "never thrown"

const kindOf = (status: number): KlarnaErrorKind => {
  if (status === 401) return "unauthorized"
  if (status === 404) return "not_found"
  if (status === 429) return "rate_limited"
  return status >= 500 ? "unavailable" : "rejected"
}

const anError = (details: Partial<KlarnaErrorDetails> = {}) =>
  new KlarnaError({
    call: "captureOrder",
    effectPossible: false,
    kind: kindOf(details.status ?? 403),
    ...details,
  })

/** What Klarna answers, and what it becomes: call, HTTP status, code and text → name, type in Medusa, retry. */
type Row = [Call, number, string | undefined, string | undefined, CatalogueCode, Type, Retry]
const TOKEN_ORDER = "placeCustomerTokenOrder"

// prettier-ignore
const ANSWERS: Row[] = [
  [TOKEN_ORDER, 403, "UNAVAILABLE_PAYMENT_METHOD", undefined, "UNAVAILABLE_PAYMENT_METHOD", "payment_authorization_error", "fallback_purchase"],
  [TOKEN_ORDER, 403, "PAYMENT_METHOD_FAILED", "Purchase for payment method failed", "PAYMENT_METHOD_FAILED", "payment_authorization_error", "later"],
  ["captureOrder", 403, "PAYMENT_METHOD_FAILED", undefined, "PAYMENT_METHOD_FAILED", "payment_authorization_error", "later"],
  [TOKEN_ORDER, 403, "PAYMENT_METHOD_CURRENCY_MISMATCH", undefined, "PAYMENT_METHOD_CURRENCY_MISMATCH", "invalid_data", "never"],
  [TOKEN_ORDER, 404, "TOKEN_NOT_FOUND", "Customer token not found", "TOKEN_NOT_FOUND", "not_allowed", "never"],
  [TOKEN_ORDER, 403, "TOKEN_CANCELLED", undefined, "TOKEN_CANCELLED", "not_allowed", "never"],
  [TOKEN_ORDER, 403, "TOKEN_CANCELED", undefined, "TOKEN_CANCELLED", "not_allowed", "never"],
  [TOKEN_ORDER, 403, "TOKEN_FORBIDDEN", undefined, "TOKEN_FORBIDDEN", "not_allowed", "never"],
  [TOKEN_ORDER, 403, "TOKEN_SUSPENDED", undefined, "TOKEN_SUSPENDED", "not_allowed", "fallback_purchase"],
  ["captureOrder", 403, "CAPTURE_NOT_ALLOWED", "Order 6c820ebf is expired. Capture not possible.", "CAPTURE_NOT_ALLOWED", "not_allowed", "never"],
  ["cancelOrder", 403, "CANCEL_NOT_ALLOWED", "Order has previous captures. Cancel not possible.", "CANCEL_NOT_ALLOWED", "not_allowed", "never"],
  ["refundOrder", 403, "REFUND_NOT_ALLOWED", "Over refund is not allowed. Refund not possible.", "REFUND_NOT_ALLOWED", "not_allowed", "never"],
  ["updateAuthorization", 403, "NOT_ALLOWED", "Update not allowed.", "NOT_ALLOWED", "not_allowed", "never"],
  ["releaseRemainingAuthorization", 403, "NOT_ALLOWED", "Order is fully captured. Remaining authorization cannot be released.", "NOT_ALLOWED", "not_allowed", "never"],
  ["placeOrder", 403, "INVALID_OPERATION", "Authorization token already consumed", "INVALID_OPERATION", "not_allowed", "reread_first"],
  ["createCustomerToken", 403, "INVALID_OPERATION", "Not allowed to create customer token for intent buy", "INVALID_OPERATION", "not_allowed", "reread_first"],
  ["placeOrder", 409, "BAD_VALUE", "The order has been already completed with different request body", "INVALID_OPERATION", "not_allowed", "reread_first"],
  ["createSession", 403, "MERCHANT_INACTIVE", undefined, "MERCHANT_INACTIVE", "unauthorized", "never"],
  ["placeOrder", 403, "REJECTED", "Rejected", "REJECTED", "payment_authorization_error", "never"],
  ["readOrder", 404, "NO_SUCH_ORDER", "Order d8bcb0ac-deeb-325b-8472-ef2c4b9b3e8 cannot be found.", "NO_SUCH_ORDER", "not_found", "never"],
  ["readOrder", 400, "INVALID_ORDER_ID", "Order ID must be a valid UUID.", "NO_SUCH_ORDER", "not_found", "never"],
  ["addCaptureShippingInfo", 404, "NO_SUCH_CAPTURE", "Capture could not be found. Shipping info cannot be added to capture 1", "NO_SUCH_CAPTURE", "not_found", "never"],
  ["readRefund", 404, "NOT_FOUND", "Refund 1 cannot be found for order 2", "NOT_FOUND", "not_found", "never"],
  ["readRefund", 400, "NOT_FOUND", "Refund 1 cannot be found for order 2", "NOT_FOUND", "not_found", "never"],
  ["readCustomerToken", 404, "NOT_FOUND", "Invalid customer-token ID", "NOT_FOUND", "not_found", "never"],
  ["cancelAuthorization", 404, "NOT_FOUND", "Authorization cannot be deleted", "NOT_FOUND", "not_found", "never"],
  ["cancelAuthorization", 404, "NOT_FOUND", "Invalid authorization token", "NOT_FOUND", "not_found", "never"],
  ["readHostedPage", 404, "NOT_FOUND", undefined, "NOT_FOUND", "not_found", "never"],
  ["updateSession", 404, "NOT_FOUND", "Invalid session id", "NOT_FOUND: session", "not_found", "new_session"],
  ["readSession", 404, "NOT_FOUND", "invalid SESSION ID", "NOT_FOUND: session", "not_found", "new_session"],
  ["readSession", 404, "NOT_FOUND", undefined, "NOT_FOUND: session", "not_found", "new_session"],
  ["updateSession", 404, "SESSION_COMPLETED", "Session has already been completed", "SESSION_COMPLETED", "never thrown", "reread_first"],
  ["placeOrder", 404, "NOT_FOUND", "Invalid authorization token", "INVALID_AUTH_TOKEN", "payment_requires_more_error", "new_authorization"],
  ["createCustomerToken", 404, "NOT_FOUND", "Invalid authorization token", "INVALID_AUTH_TOKEN", "payment_requires_more_error", "new_authorization"],
  ["placeOrder", 404, "NOT_FOUND", undefined, "INVALID_AUTH_TOKEN", "payment_requires_more_error", "new_authorization"],
  ["cancelOrder", 409, "CONFLICT", undefined, "CONFLICT", "not_allowed", "same_call"],
  ["placeOrder", 409, "BAD_VALUE", "Not matching fields: [shipping_address.organization_name]", "BAD_VALUE: not matching", "payment_requires_more_error", "new_session"],
  ["placeOrder", 409, "BAD_VALUE", "Not matching fields: [Incorrect number of items in the cart. Expected: 4, Actual: 5]", "BAD_VALUE: not matching", "payment_requires_more_error", "new_session"],
  ["createSession", 400, "BAD_VALUE", "Bad value: order_amount", "BAD_VALUE", "invalid_data", "never"],
  ["createSession", 400, "BAD_VALUE", "Bad value: locale", "BAD_VALUE: locale", "invalid_data", "never"],
  ["createSession", 400, "BAD_VALUE", "Bad value: purchase_country, purchase_currency", "BAD_VALUE: purchase_currency", "invalid_data", "never"],
  ["createSession", 400, "BAD_VALUE", "Bad value: order_lines[3].total_tax_amount", "BAD_VALUE: order_lines tax", "invalid_data", "never"],
  ["createSession", 400, "BAD_VALUE", "Bad value: order_lines[0].tax_rate", "BAD_VALUE: order_lines tax", "invalid_data", "never"],
  ["placeOrder", 400, "BAD_VALUE", "Bad value: order_tax_amount", "BAD_VALUE: order_lines tax", "invalid_data", "never"],
  ["updateSession", 400, "BAD_VALUE", "Bad value: billing_address.postal_code", "BAD_VALUE: billing_address", "invalid_data", "never"],
  ["createCustomerToken", 400, "BAD_REQUEST", "X is not valid for creating customer tokens in Y", "BAD_REQUEST", "invalid_data", "never"],
  ["captureOrder", 422, "UNPROCESSABLE_ENTITY", "'captured_amount' must not be null", "UNPROCESSABLE_ENTITY", "invalid_data", "never"],
  ["updateCustomerDetails", 422, "INVALID_ADDRESS", "The shipping and/or billing address is invalid", "INVALID_ADDRESS", "invalid_data", "never"],
  ["updateAuthorization", 413, "REQUEST_TOO_LARGE", "Request is too large", "REQUEST_TOO_LARGE", "invalid_data", "never"],
  ["updateAuthorization", 413, undefined, undefined, "REQUEST_TOO_LARGE", "invalid_data", "never"],
  ["readOrder", 429, "TOO_MANY_REQUESTS", "Too many requests", "TOO_MANY_REQUESTS", "unexpected_state", "same_call"],
  ["createSession", 429, undefined, undefined, "TOO_MANY_REQUESTS", "unexpected_state", "same_call"],
  ["createSession", 500, "INTERNAL_SERVER_ERROR", "Internal error", "INTERNAL_SERVER_ERROR", "unexpected_state", "same_call_if_safe"],
  ["createSession", 500, undefined, undefined, "INTERNAL_SERVER_ERROR", "unexpected_state", "same_call_if_safe"],
  ["captureOrder", 500, "UNEXPECTED_ERROR", "Unexpected server error", "UNEXPECTED_ERROR", "unexpected_state", "same_call_if_safe"],
  ["captureOrder", 502, "TEMPORARILY_UNAVAILABLE", "Temporarily unavailable", "TEMPORARILY_UNAVAILABLE", "unexpected_state", "same_call_if_safe"],
  ["captureOrder", 504, undefined, undefined, "TEMPORARILY_UNAVAILABLE", "unexpected_state", "same_call_if_safe"],
  [TOKEN_ORDER, 503, "SERVICE_UNAVAILABLE", undefined, "SERVICE_UNAVAILABLE", "unexpected_state", "same_call_if_safe"],
  ["readOrder", 401, undefined, undefined, "UNAUTHORIZED", "unauthorized", "never"],
  // What has no row passes through by the class of its answer.
  ["createSession", 400, "BRAND_NEW", "what Klarna said", "UNKNOWN: 400", "invalid_data", "never"],
  ["readOrder", 400, undefined, undefined, "UNKNOWN: 400", "invalid_data", "never"],
  ["captureOrder", 403, "BRAND_NEW", "what Klarna said", "UNKNOWN: 403", "not_allowed", "never"],
  ["readOrder", 404, undefined, undefined, "UNKNOWN: 404", "not_found", "never"],
  ["placeOrder", 404, undefined, undefined, "UNKNOWN: 404", "not_found", "never"],
  ["captureOrder", 409, "BRAND_NEW", undefined, "UNKNOWN: 409", "not_allowed", "reread_first"],
  ["captureOrder", 422, "BRAND_NEW", undefined, "UNKNOWN: 422", "invalid_data", "never"],
  ["captureOrder", 418, "BRAND_NEW", undefined, "UNKNOWN: 4xx", "not_allowed", "never"],
  ["captureOrder", 500, "BRAND_NEW", undefined, "UNKNOWN: 5xx", "unexpected_state", "same_call_if_safe"],
  ["captureOrder", 500, "CAPTURE_NOT_ALLOWED", undefined, "UNKNOWN: 5xx", "unexpected_state", "same_call_if_safe"],
]

/** What comes without an answer of Klarna's. */
// prettier-ignore
const OWN: [KlarnaErrorKind, string, CatalogueCode, Type, Retry][] = [
  ["unreachable", "ECONNRESET", "UNKNOWN: unreachable", "unexpected_state", "same_call_if_safe"],
  ["unreadable", "unexpected answer", "UNKNOWN: unreadable", "unexpected_state", "reread_first"],
  ["invalid_request", "design: Too big", "UNKNOWN: invalid_request", "invalid_data", "never"],
  ["invalid_request", "merchant_urls.success: Invalid input", "MISSING_RETURN_URL", "invalid_data", "never"],
  ["invalid_request", "order_lines: Too small", "NO_INVOICE_LINES", "invalid_data", "never"],
  ["invalid_request", "order_lines.0.quantity: Invalid input", "MISSING_SKU_ITEM_QUANTITY", "invalid_data", "never"],
  ["invalid_request", "purchase_country: Invalid string", "COUNTRY_NOT_SUPPORTED", "invalid_data", "never"],
  ["invalid_request", "purchase_currency: Invalid", "INVALID_CURRENCY", "invalid_data", "never"],
  ["invalid_request", "billing_address.email: Invalid", "INVALID_EMAIL", "invalid_data", "never"],
  ["invalid_request", "shipping_address.phone: Invalid", "INVALID_PHONE", "invalid_data", "never"],
]

/** What no error of a call means: it is thrown by name. */
const BY_NAME: [CatalogueCode, Type][] = [
  ["PAYMENT_METHOD_NOT_AVAILABLE", "not_allowed"],
  ["ALLOWED_CATEGORY_EMPTY", "not_allowed"],
  ["COUNTRY_CURRENCY_MISMATCH", "invalid_data"],
  ["PROCESSING_ERROR", "unexpected_state"],
  ["UNKNOWN: outcome", "unexpected_state"],
]

describe("an error of Klarna's", () => {
  it.each(ANSWERS)(
    "from %s: %i %s %s is %s, thrown as %s, retried %s",
    (call, status, code, text, name, type, retry) => {
      const error = anError({ call, code, messages: text ? [text] : [], status })
      expect(identify(error)).toBe(name)
      expect(medusaTypeOf(name)).toBe(type)
      expect(rowOf(error).retry).toBe(retry)
      expect(toMedusaFailure(error).type).toBe(type === "never thrown" ? "not_allowed" : type)
    },
  )

  it.each(OWN)(
    "of kind %s, %s, is %s, thrown as %s, retried %s",
    (kind, text, name, type, retry) => {
      const error = anError({ kind, messages: [text] })
      expect(identify(error)).toBe(name)
      expect(rowOf(error).retry).toBe(retry)
      expect(toMedusaFailure(error).type).toBe(type)
    },
  )

  it.each(BY_NAME)("by the name of %s is thrown as %s", (name, type) => {
    expect(failureOf(name)).toMatchObject({ code: name, type })
  })
})

describe("toMedusaFailure", () => {
  const refused = {
    code: "BRAND_NEW",
    correlationId: "corr-1",
    messages: ["what Klarna said"],
    status: 403,
  }

  it("tells the merchant what happened, and Klarna's code, words and correlation id", () => {
    expect(toMedusaFailure(anError(refused))).toEqual({
      code: "BRAND_NEW",
      message:
        "Klarna does not allow this. Its own words say why; ask its support if they don't. " +
        "(Klarna captureOrder: 403 BRAND_NEW what Klarna said (correlation id corr-1))",
      type: "not_allowed",
    })
  })

  it("tells the shopper what to do, and the correlation id at most", () => {
    expect(toMedusaFailure(anError(refused), "shopper").message).toBe(
      "Klarna doesn't allow this. Please choose another way to pay, or contact the shop. (Reference: corr-1)",
    )
    expect(
      toMedusaFailure(anError({ ...refused, correlationId: undefined }), "shopper").message,
    ).toBe("Klarna doesn't allow this. Please choose another way to pay, or contact the shop.")
  })

  it("names a known error as the catalogue does", () => {
    const error = anError({ call: "readSession", code: "NOT_FOUND", status: 404 })
    expect(toMedusaFailure(error).code).toBe("NOT_FOUND: session")
    expect(toMedusaFailure(anError({ kind: "unreachable" })).code).toBe("UNKNOWN: unreachable")
  })

  it.each(["REJECTED", "SESSION_COMPLETED", "BRAND_NEW"])(
    "never says that it failed while an earlier try may have succeeded: %s",
    (code) => {
      const error = anError({ call: "placeOrder", code, effectPossible: true, status: 403 })
      expect(toMedusaFailure(error, "shopper")).toEqual({
        code: "UNKNOWN: outcome",
        message:
          "It isn't certain yet whether this went through. Please check your orders before you try again.",
        type: "unexpected_state",
      })
    },
  )

  it("keeps the row of an outage whose effect is possible", () => {
    const error = anError({ code: "UNEXPECTED_ERROR", effectPossible: true, status: 500 })
    expect(toMedusaFailure(error).code).toBe("UNEXPECTED_ERROR")
  })
})
