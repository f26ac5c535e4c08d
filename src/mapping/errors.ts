import type { CatalogueCode } from "../klarna/errors/catalogue/codes"
import { ERRORS } from "../klarna/errors/catalogue/errors"
import { identify } from "../klarna/errors/catalogue/identify"
import type { KlarnaError } from "../klarna/errors/klarna-error"

/**
 * Types of MedusaError, as Medusa spells them, with the HTTP status that core's error handler gives them:
 * `invalid_data` and `not_allowed` 400, `unauthorized` 401, `not_found` 404, `payment_authorization_error` 422,
 * `unexpected_state` 500, all with our message and code. `payment_requires_more_error` has no case there: 500 "An
 * unknown error occurred." without our message.
 * Completing a cart is different: it answers both payment errors with 200, the cart and the message (the code is lost).
 * `conflict` is not among them: core replaces its message.
 */
export type MedusaErrorType =
  | "invalid_data"
  | "not_allowed"
  | "not_found"
  | "unauthorized"
  | "unexpected_state"
  | "payment_authorization_error"
  | "payment_requires_more_error"

/** What each error of the catalogue becomes in Medusa. */
const MEDUSA_TYPES = {
  REJECTED: "payment_authorization_error",
  INVALID_OPERATION: "not_allowed",
  MERCHANT_INACTIVE: "unauthorized",
  "NOT_FOUND: session": "not_found",
  SESSION_COMPLETED: "never thrown",
  INVALID_AUTH_TOKEN: "payment_requires_more_error",
  PAYMENT_METHOD_NOT_AVAILABLE: "not_allowed",
  ALLOWED_CATEGORY_EMPTY: "not_allowed",
  PROCESSING_ERROR: "unexpected_state",

  BAD_VALUE: "invalid_data",
  "BAD_VALUE: not matching": "payment_requires_more_error",
  "BAD_VALUE: locale": "invalid_data",
  "BAD_VALUE: purchase_currency": "invalid_data",
  "BAD_VALUE: order_lines tax": "invalid_data",
  "BAD_VALUE: billing_address": "invalid_data",
  BAD_REQUEST: "invalid_data",
  UNPROCESSABLE_ENTITY: "invalid_data",
  INVALID_ADDRESS: "invalid_data",
  REQUEST_TOO_LARGE: "invalid_data",

  CAPTURE_NOT_ALLOWED: "not_allowed",
  CANCEL_NOT_ALLOWED: "not_allowed",
  REFUND_NOT_ALLOWED: "not_allowed",
  NOT_ALLOWED: "not_allowed",
  NO_SUCH_ORDER: "not_found",
  NO_SUCH_CAPTURE: "not_found",
  NOT_FOUND: "not_found",
  CONFLICT: "not_allowed",

  UNAVAILABLE_PAYMENT_METHOD: "payment_authorization_error",
  PAYMENT_METHOD_FAILED: "payment_authorization_error",
  PAYMENT_METHOD_CURRENCY_MISMATCH: "invalid_data",
  TOKEN_NOT_FOUND: "not_allowed",
  TOKEN_CANCELLED: "not_allowed",
  TOKEN_FORBIDDEN: "not_allowed",
  TOKEN_SUSPENDED: "not_allowed",

  UNAUTHORIZED: "unauthorized",
  TOO_MANY_REQUESTS: "unexpected_state",
  INTERNAL_SERVER_ERROR: "unexpected_state",
  UNEXPECTED_ERROR: "unexpected_state",
  TEMPORARILY_UNAVAILABLE: "unexpected_state",
  SERVICE_UNAVAILABLE: "unexpected_state",

  MISSING_RETURN_URL: "invalid_data",
  NO_INVOICE_LINES: "invalid_data",
  MISSING_SKU_ITEM_QUANTITY: "invalid_data",
  COUNTRY_CURRENCY_MISMATCH: "invalid_data",
  COUNTRY_NOT_SUPPORTED: "invalid_data",
  INVALID_CURRENCY: "invalid_data",
  INVALID_EMAIL: "invalid_data",
  INVALID_PHONE: "invalid_data",

  "UNKNOWN: 400": "invalid_data",
  "UNKNOWN: 403": "not_allowed",
  "UNKNOWN: 404": "not_found",
  "UNKNOWN: 409": "not_allowed",
  "UNKNOWN: 422": "invalid_data",
  "UNKNOWN: 4xx": "not_allowed",
  "UNKNOWN: 5xx": "unexpected_state",
  "UNKNOWN: unreachable": "unexpected_state",
  "UNKNOWN: unreadable": "unexpected_state",
  "UNKNOWN: outcome": "unexpected_state",
  "UNKNOWN: invalid_request": "invalid_data",
} as const satisfies Record<CatalogueCode, MedusaErrorType | "never thrown">

/** Who reads the message: a shopper gets no internals, a merchant gets Klarna's own words too. */
export type Reader = "shopper" | "merchant"

export interface MedusaFailure {
  readonly type: MedusaErrorType
  readonly message: string
  /** The catalogue's name of the error; for one without a row of its own Klarna's code, where there is one. */
  readonly code: string
}

/** The type of MedusaError an error of the catalogue is thrown as; `never thrown` means that it counts as done. */
export function medusaTypeOf(code: CatalogueCode): MedusaErrorType | "never thrown" {
  return MEDUSA_TYPES[code]
}

/**
 * What Medusa is told of a failed call. For merchants Klarna's code, messages and correlation id follow the catalogue's
 * text; for shoppers the correlation id alone. What should never be thrown comes as `not_allowed`. While the effect is
 * possible nobody is told that it failed: a shopper who then pays in another way would pay twice.
 */
export function toMedusaFailure(error: KlarnaError, reader: Reader = "merchant"): MedusaFailure {
  const name = error.effectPossible ? uncertain(identify(error)) : identify(error)
  const failure = failureOf(name, reader)
  const reference = error.correlationId ? ` (Reference: ${error.correlationId})` : ""
  const details = reader === "merchant" ? ` (${error.message})` : reference
  return { ...failure, code: codeOf(error, name), message: failure.message + details }
}

/** Klarna's refusal of the last try would mislead as long as an earlier one may have succeeded. */
function codeOf({ code }: KlarnaError, name: CatalogueCode): string {
  if (name === "UNKNOWN: outcome") return name
  return name.startsWith("UNKNOWN") ? (code ?? name) : name
}

/** A refusal after a try whose answer was lost. What is `unexpected_state` anyway keeps its own row. */
function uncertain(name: CatalogueCode): CatalogueCode {
  return MEDUSA_TYPES[name] === "unexpected_state" ? name : "UNKNOWN: outcome"
}

/** What Medusa is told of an outcome that no call of Klarna's reported: `ALLOWED_CATEGORY_EMPTY` for example. */
export function failureOf(code: CatalogueCode, reader: Reader = "merchant"): MedusaFailure {
  const type = MEDUSA_TYPES[code]
  return {
    code,
    message: ERRORS[code][reader],
    type: type === "never thrown" ? "not_allowed" : type,
  }
}
