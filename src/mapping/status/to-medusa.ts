import type { MedusaErrorType } from "../errors"
import type { Finding } from "./finding"
import type { Effect, PaymentSessionStatus, StatusFacts, WebhookAction } from "./row"
import { STATUSES } from "./statuses"

/** What Medusa has at this moment: whether there is an order, and the payment session's status. */
export interface Situation<Current> {
  readonly ordered: boolean
  readonly current: Current
}

/** What `authorizePayment` does: answers with a session status, or throws a MedusaError with this sentence. */
export type Authorization =
  | { readonly answer: "authorized" | "pending_authorization" }
  | { readonly throws: MedusaErrorType; readonly message: string }

/** The way out of `authorizePayment`. The sentence is for the shopper. What it can't meet is not allowed. */
export function toAuthorization(found: Finding): Authorization {
  const { authorize, shopper } = STATUSES[found.status]
  const way = authorize(factsOf(found, false)) ?? { throws: "not_allowed" }
  return "answer" in way ? way : { message: shopper, throws: way.throws }
}

/** The status of Medusa's payment session; the current one where Klarna's changes nothing or is unknown. */
export function toPaymentStatus<Current extends PaymentSessionStatus | undefined>(
  found: Finding,
  { current, ordered }: Situation<Current>,
): PaymentSessionStatus | Current {
  const status = STATUSES[found.status].paymentStatus(factsOf(found, ordered))
  return status === "unchanged" ? current : status
}

/** What Medusa is told of a callback after which this was found. */
export function toWebhookAction(found: Finding, ordered: boolean): WebhookAction {
  return STATUSES[found.status].webhook(factsOf(found, ordered))
}

/** What becomes of Medusa's payment and order. */
export function toEffect(found: Finding, ordered: boolean): Effect {
  return STATUSES[found.status].effect(factsOf(found, ordered))
}

function factsOf({ captured, mayReturn }: Finding, ordered: boolean): StatusFacts {
  return { captured, mayReturn, ordered }
}
