/**
 * Names of errors. Where one code of Klarna's means several things, the name goes on after a colon; `./identify`
 * tells them apart. Names without a code of Klarna's come from our own checks, or are classes of the unknown.
 */
export type PaymentsCode =
  | "REJECTED"
  | "INVALID_OPERATION"
  | "MERCHANT_INACTIVE"
  | "NOT_FOUND: session"
  | "SESSION_COMPLETED"
  | "INVALID_AUTH_TOKEN"
  | "PAYMENT_METHOD_NOT_AVAILABLE"
  | "ALLOWED_CATEGORY_EMPTY"
  | "PROCESSING_ERROR"

export type BadValueCode =
  | "BAD_VALUE"
  | "BAD_VALUE: not matching"
  | "BAD_VALUE: locale"
  | "BAD_VALUE: purchase_currency"
  | "BAD_VALUE: order_lines tax"
  | "BAD_VALUE: billing_address"
  | "BAD_REQUEST"
  | "UNPROCESSABLE_ENTITY"
  | "INVALID_ADDRESS"
  | "REQUEST_TOO_LARGE"

export type OrderManagementCode =
  | "CAPTURE_NOT_ALLOWED"
  | "CANCEL_NOT_ALLOWED"
  | "REFUND_NOT_ALLOWED"
  | "NOT_ALLOWED"
  | "NO_SUCH_ORDER"
  | "NO_SUCH_CAPTURE"
  | "NOT_FOUND"
  | "CONFLICT"

export type TokenCode =
  | "UNAVAILABLE_PAYMENT_METHOD"
  | "PAYMENT_METHOD_FAILED"
  | "PAYMENT_METHOD_CURRENCY_MISMATCH"
  | "TOKEN_NOT_FOUND"
  | "TOKEN_CANCELLED"
  | "TOKEN_FORBIDDEN"
  | "TOKEN_SUSPENDED"

export type TransportCode =
  | "UNAUTHORIZED"
  | "TOO_MANY_REQUESTS"
  | "INTERNAL_SERVER_ERROR"
  | "UNEXPECTED_ERROR"
  | "TEMPORARILY_UNAVAILABLE"
  | "SERVICE_UNAVAILABLE"

export type OwnCode =
  | "MISSING_RETURN_URL"
  | "NO_INVOICE_LINES"
  | "MISSING_SKU_ITEM_QUANTITY"
  | "COUNTRY_CURRENCY_MISMATCH"
  | "COUNTRY_NOT_SUPPORTED"
  | "INVALID_CURRENCY"
  | "INVALID_EMAIL"
  | "INVALID_PHONE"

/** What has no row of its own, by the class of its answer or by the lack of one. */
export type UnknownCode =
  | "UNKNOWN: 400"
  | "UNKNOWN: 403"
  | "UNKNOWN: 404"
  | "UNKNOWN: 409"
  | "UNKNOWN: 422"
  | "UNKNOWN: 4xx"
  | "UNKNOWN: 5xx"
  | "UNKNOWN: unreachable"
  | "UNKNOWN: unreadable"
  | "UNKNOWN: outcome"
  | "UNKNOWN: invalid_request"

export type CatalogueCode =
  | PaymentsCode
  | BadValueCode
  | OrderManagementCode
  | TokenCode
  | TransportCode
  | OwnCode
  | UnknownCode
