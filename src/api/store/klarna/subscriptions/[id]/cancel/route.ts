import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type {
  CancelRequest,
  StoreSubscriptionChanged,
} from "../../../../../../http-contract/subscriptions"
import { cancelKlarnaSubscriptionWorkflow } from "../../../../../../workflows/cancel-subscription"
import { withoutInternals } from "../../../../../../workflows/recurring/subscriptions/views"

/** It ends, now or with the period that is paid. */
export async function POST(
  request: AuthenticatedMedusaRequest<CancelRequest>,
  response: MedusaResponse<StoreSubscriptionChanged>,
): Promise<void> {
  const { result } = await cancelKlarnaSubscriptionWorkflow(request.scope).run({
    input: {
      at: request.validatedBody.at,
      reason: "the customer cancelled it",
      customer_id: request.auth_context.actor_id,
      id: String(request.params["id"]),
    },
  })
  response.json({ subscription: withoutInternals(result) })
}
