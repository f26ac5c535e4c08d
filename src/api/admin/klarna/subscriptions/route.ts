import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type {
  AdminSubscriptions,
  AdminSubscriptionsQuery,
} from "../../../../http-contract/subscriptions"
import { listKlarnaSubscriptionsWorkflow } from "../../../../workflows/list-subscriptions"

/** Subscriptions, newest first. */
export async function GET(
  request: MedusaRequest<unknown, AdminSubscriptionsQuery>,
  response: MedusaResponse<AdminSubscriptions>,
): Promise<void> {
  const { result } = await listKlarnaSubscriptionsWorkflow(request.scope).run({
    input: request.validatedQuery,
  })
  response.json(result)
}
