import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type {
  PaymentMethodRequest,
  StoreSubscriptionChanged,
} from "../../../../../../http-contract/subscriptions"
import { changeKlarnaSubscriptionMethodWorkflow } from "../../../../../../workflows/change-subscription-method"
import { withoutInternals } from "../../../../../../workflows/recurring/subscriptions/views"

/** Another saved payment method of the customer's pays from now on. */
export async function POST(
  request: AuthenticatedMedusaRequest<PaymentMethodRequest>,
  response: MedusaResponse<StoreSubscriptionChanged>,
): Promise<void> {
  const { result } = await changeKlarnaSubscriptionMethodWorkflow(request.scope).run({
    input: {
      ...request.validatedBody,
      customer_id: request.auth_context.actor_id,
      id: String(request.params["id"]),
    },
  })
  response.json({ subscription: withoutInternals(result) })
}
