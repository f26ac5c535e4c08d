import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { Page, StoreSubscriptions } from "../../../../http-contract/subscriptions"
import { listOwnKlarnaSubscriptionsWorkflow } from "../../../../workflows/list-own-subscriptions"

/** The customer's subscriptions, newest first. */
export async function GET(
  request: AuthenticatedMedusaRequest<unknown, Page>,
  response: MedusaResponse<StoreSubscriptions>,
): Promise<void> {
  const { limit, offset } = request.validatedQuery
  const input = { customer_id: request.auth_context.actor_id, limit, offset }
  const { result } = await listOwnKlarnaSubscriptionsWorkflow(request.scope).run({ input })
  response.json(result)
}
