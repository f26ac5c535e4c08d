import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { StoreSubscriptionChanged } from "../../../../../../http-contract/subscriptions"
import { pauseKlarnaSubscriptionWorkflow } from "../../../../../../workflows/pause-subscription"
import { withoutInternals } from "../../../../../../workflows/recurring/subscriptions/views"

/** Nothing is charged until it is resumed. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<StoreSubscriptionChanged>,
): Promise<void> {
  const { result } = await pauseKlarnaSubscriptionWorkflow(request.scope).run({
    input: { customer_id: request.auth_context.actor_id, id: String(request.params["id"]) },
  })
  response.json({ subscription: withoutInternals(result) })
}
