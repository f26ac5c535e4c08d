import { BAD_VALUE_ERRORS } from "./bad-values"
import type { CatalogueCode } from "./codes"
import { ORDER_MANAGEMENT_ERRORS } from "./order-management"
import { OWN_CHECKS } from "./own-checks"
import { PAYMENTS_ERRORS } from "./payments"
import type { ErrorRow } from "./row"
import { TOKEN_ERRORS } from "./tokens"
import { TRANSPORT_ERRORS } from "./transport"
import { UNKNOWN_ERRORS } from "./unknown"

/** Everything that can go wrong with Klarna: one row each, a missing one doesn't compile. */
export const ERRORS: Readonly<Record<CatalogueCode, ErrorRow>> = {
  ...PAYMENTS_ERRORS,
  ...BAD_VALUE_ERRORS,
  ...ORDER_MANAGEMENT_ERRORS,
  ...TOKEN_ERRORS,
  ...TRANSPORT_ERRORS,
  ...OWN_CHECKS,
  ...UNKNOWN_ERRORS,
} satisfies Record<CatalogueCode, ErrorRow>

/** Whether a text is the name of a row. */
export function isCatalogueCode(text: string): text is CatalogueCode {
  return Object.hasOwn(ERRORS, text)
}
