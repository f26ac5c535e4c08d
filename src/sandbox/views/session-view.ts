import type { Data } from "../data"
import { compact, dataAt } from "../data"
import type { Authorization } from "../state/authorization"
import { authorizationState } from "../state/authorization"
import type { Session } from "../state/session"
import { sessionExpiry, sessionStatus } from "../state/session"

/** Only told once the shopper has agreed. Documented: read a session. */
const PERSONAL = ["billing_address", "shipping_address", "customer"]

/** What a customer says about himself, minus what is never read back. Documented: schema customer_read. */
const READABLE_CUSTOMER = [
  "date_of_birth",
  "gender",
  "organization_entity_type",
  "organization_registration_id",
  "title",
  "type",
  "vat_id",
]

const pick = (data: Data, keys: readonly string[]): Data =>
  Object.fromEntries(Object.entries(data).filter(([key]) => keys.includes(key)))

function personal(purchase: Data): Data {
  const customer = dataAt(purchase, "customer")
  return compact({
    ...pick(purchase, PERSONAL),
    customer: customer && pick(customer, READABLE_CUSTOMER),
  })
}

/** The token to place an order with: how a lost callback is made good. Documented: authorization callback. */
function tokenOf(authorizations: readonly Authorization[], now: Date): string | undefined {
  return authorizations.findLast((authorization) =>
    ["live", "placed"].includes(authorizationState(authorization, now)),
  )?.token
}

interface SessionReading {
  readonly authorizations: readonly Authorization[]
  readonly categories: readonly Data[]
  readonly now: Date
}

/** A session as it is read back; it holds no `session_id`. */
export function sessionView(session: Session, reading: SessionReading): Data {
  const { authorizations, categories, now } = reading
  const impersonal = Object.entries(session.purchase).filter(([key]) => !PERSONAL.includes(key))
  return compact({
    intent: "buy",
    locale: "en-US",
    acquiring_channel: "ECOMMERCE",
    ...Object.fromEntries(impersonal),
    ...(authorizations.length > 0 ? personal(session.purchase) : {}),
    authorization_token: tokenOf(authorizations, now),
    client_token: session.clientToken,
    expires_at: sessionExpiry(session).toISOString(),
    payment_method_categories: categories,
    status: sessionStatus(session),
  })
}
