import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { StoreSubscriptionChanged } from "../../../../../../http-contract/subscriptions"
import { resumeKlarnaSubscriptionWorkflow } from "../../../../../../workflows/resume-subscription"
import { withoutInternals } from "../../../../../../workflows/recurring/subscriptions/views"

/** It goes on. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<StoreSubscriptionChanged>,
): Promise<void> {
  const { result } = await resumeKlarnaSubscriptionWorkflow(request.scope).run({
    input: { customer_id: request.auth_context.actor_id, id: String(request.params["id"]) },
  })
  response.json({ subscription: withoutInternals(result) })
}
