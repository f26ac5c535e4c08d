import type { OwnCode, UnknownCode } from "./codes"

/** Rows of our own refusals by field, in the order in which they win: what the shopper can correct comes first. */
const BY_FIELD: readonly (readonly [RegExp, OwnCode])[] = [
  [/^(\w+\.)*email: /, "INVALID_EMAIL"],
  [/^(\w+\.)*phone: /, "INVALID_PHONE"],
  [/^purchase_country: /, "COUNTRY_NOT_SUPPORTED"],
  [/^purchase_currency: /, "INVALID_CURRENCY"],
  [/^order_lines: (?!too big)/i, "NO_INVOICE_LINES"],
  [/^order_lines\.\d+\.quantity: /, "MISSING_SKU_ITEM_QUANTITY"],
  [/^merchant_urls(\.success|\.confirmation)?: (?!too big)/i, "MISSING_RETURN_URL"],
]

/** The row of a request that was refused before it was sent. Messages are of the form `field.path: what was expected`. */
export function ownCheckOf(
  messages: readonly string[],
): OwnCode | Extract<UnknownCode, "UNKNOWN: invalid_request"> {
  const row = BY_FIELD.find(([field]) => messages.some((message) => field.test(message)))
  return row?.[1] ?? "UNKNOWN: invalid_request"
}
