import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { AdminSubscriptionDetail } from "../../../../../http-contract/admin-charges"
import { inspectKlarnaSubscriptionWorkflow } from "../../../../../workflows/inspect-subscription"

/** A subscription with its payment method, orders and charges, and every try of these. */
export async function GET(
  request: MedusaRequest,
  response: MedusaResponse<AdminSubscriptionDetail>,
): Promise<void> {
  const { result } = await inspectKlarnaSubscriptionWorkflow(request.scope).run({
    input: { id: String(request.params["id"]) },
  })
  response.json(result)
}
