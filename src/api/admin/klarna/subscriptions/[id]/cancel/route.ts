import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type {
  AdminCancelRequest,
  AdminSubscriptionChanged,
} from "../../../../../../http-contract/subscriptions"
import { cancelKlarnaSubscriptionWorkflow } from "../../../../../../workflows/cancel-subscription"

/** It ends, now or with the period that is paid. */
export async function POST(
  request: MedusaRequest<AdminCancelRequest>,
  response: MedusaResponse<AdminSubscriptionChanged>,
): Promise<void> {
  const { result } = await cancelKlarnaSubscriptionWorkflow(request.scope).run({
    input: { ...request.validatedBody, id: String(request.params["id"]) },
  })
  response.json({ subscription: result })
}
