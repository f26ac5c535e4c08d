import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { AdminSubscriptionChanged } from "../../../../../../http-contract/subscriptions"
import { resumeKlarnaSubscriptionWorkflow } from "../../../../../../workflows/resume-subscription"

/** It goes on. */
export async function POST(
  request: MedusaRequest,
  response: MedusaResponse<AdminSubscriptionChanged>,
): Promise<void> {
  const { result } = await resumeKlarnaSubscriptionWorkflow(request.scope).run({
    input: { id: String(request.params["id"]) },
  })
  response.json({ subscription: result })
}
