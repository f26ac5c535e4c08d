import type { Data } from "../data"
import { compact, dataAt, textAt } from "../data"
import { methodFor } from "../rules/methods"
import type { CustomerToken } from "../state/customer-token"
import { tokenStatus } from "../state/customer-token"

const CARD_YEARS = 5

/** Klarna's test card, good for five years from the day of the token. */
function cardOf({ createdAt }: CustomerToken): Data {
  const month = String(createdAt.getUTCMonth() + 1).padStart(2, "0")
  return {
    brand: "VISA",
    expiry_date: `${month}/${createdAt.getUTCFullYear() + CARD_YEARS}`,
    masked_number: "************1111",
  }
}

/** A customer token as read. That a card stands behind `pay_now`, and the names of methods, are assumed. */
export function tokenView(token: CustomerToken): Data {
  const { initial } = methodFor(token.category, token.purchase)
  return compact({
    card: initial === "PAY_BY_CARD" ? cardOf(token) : undefined,
    direct_debit: initial === "DIRECT_DEBIT" ? { masked_number: "**********131" } : undefined,
    payment_method_type: initial,
    status: tokenStatus(token),
  })
}

function customerOf(purchase: Data): Data | undefined {
  const { date_of_birth, gender } = dataAt(purchase, "customer") ?? {}
  const known = compact({ date_of_birth, gender })
  return Object.keys(known).length === 0 ? undefined : known
}

/** The answer to the making of a token: whose it is comes from the session, not from the request (recorded). */
export function tokenCreatedView({ id, purchase, sessionId }: CustomerToken, origin: string): Data {
  const confirmation = textAt(dataAt(purchase, "merchant_urls") ?? {}, "confirmation")
  return compact({
    token_id: id,
    redirect_url:
      confirmation === "" ? undefined : `${origin}/eu/kp/v1/sessions/${sessionId}/redirect`,
    billing_address: dataAt(purchase, "billing_address"),
    customer: customerOf(purchase),
  })
}
