import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type {
  PayChargeResponse,
  PaySubscriptionRequest,
} from "../../../../../../http-contract/charges"
import { payOpenChargeWorkflow } from "../../../../../../workflows/pay-open-charge"
import { toPayment } from "../../../../../../workflows/recurring/charges/to-payment"

/** The customer pays the open charge of a subscription of theirs: by another method at once, or at Klarna. */
export async function POST(
  request: AuthenticatedMedusaRequest<PaySubscriptionRequest>,
  response: MedusaResponse<PayChargeResponse>,
): Promise<void> {
  const customer_id = request.auth_context.actor_id
  const input = {
    ...request.validatedBody,
    customer_id,
    subscription_id: String(request.params["id"]),
  }
  const { result } = await payOpenChargeWorkflow(request.scope).run({ input })
  response.json({ payment: toPayment(result) })
}
