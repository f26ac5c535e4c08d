import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CustomerTokensResponse } from "../../../../http-contract/tokens"
import { listKlarnaCustomerTokensWorkflow } from "../../../../workflows/list-customer-tokens"

/** The saved payment methods of who is logged in. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<CustomerTokensResponse>,
): Promise<void> {
  const input = { customer_id: request.auth_context.actor_id }
  const { result } = await listKlarnaCustomerTokensWorkflow(request.scope).run({ input })
  response.json({ customer_tokens: result })
}
