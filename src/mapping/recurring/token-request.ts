import { CustomerTokenCreateRequest } from "../../klarna/contract/customer-token"
import type { OrderLine } from "../../klarna/contract/order-line"
import { toText } from "../text"

const DESCRIPTION_LIMIT = 255
/** What the shopper reads at Klarna where nothing is sold as a subscription. */
const ON_DEMAND = "Later purchases in this store"

/** Market and language in which a shopper authorized. */
export interface AuthorizedSession {
  readonly locale: string
  readonly purchase_country: string
  readonly purchase_currency: string
}

/**
 * Body of making a customer token. Address and customer are those of the session, so they aren't said again.
 * @see docs/klarna-surprises.md
 */
export function toTokenRequest(
  { locale, purchase_country, purchase_currency }: AuthorizedSession,
  lines: readonly Pick<OrderLine, "subscription">[],
): CustomerTokenCreateRequest {
  const names = new Set(lines.flatMap(({ subscription }) => subscription?.name ?? []))
  const description = names.size === 0 ? ON_DEMAND : [...names].join(", ")
  return {
    description: toText(description, DESCRIPTION_LIMIT) ?? ON_DEMAND,
    intended_use: "SUBSCRIPTION",
    locale,
    purchase_country,
    purchase_currency,
  }
}

/** The body that was sealed with a sign-up; one in general where that is gone. */
export function tokenRequestOf(
  session: AuthorizedSession,
  sealed: string | null,
): CustomerTokenCreateRequest {
  return sealed === null
    ? toTokenRequest(session, [])
    : CustomerTokenCreateRequest.parse(JSON.parse(sealed))
}
