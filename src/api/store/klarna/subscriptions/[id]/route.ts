import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { StoreSubscriptionDetail } from "../../../../../http-contract/subscriptions"
import { showKlarnaSubscriptionWorkflow } from "../../../../../workflows/show-subscription"

/** A subscription of the customer's, with its charges. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<StoreSubscriptionDetail>,
): Promise<void> {
  const { result } = await showKlarnaSubscriptionWorkflow(request.scope).run({
    input: { customer_id: request.auth_context.actor_id, id: String(request.params["id"]) },
  })
  response.json(result)
}
