import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { AdminSubscriptionChanged } from "../../../../../../http-contract/subscriptions"
import { pauseKlarnaSubscriptionWorkflow } from "../../../../../../workflows/pause-subscription"

/** Nothing is charged until it is resumed. */
export async function POST(
  request: MedusaRequest,
  response: MedusaResponse<AdminSubscriptionChanged>,
): Promise<void> {
  const { result } = await pauseKlarnaSubscriptionWorkflow(request.scope).run({
    input: { id: String(request.params["id"]) },
  })
  response.json({ subscription: result })
}
