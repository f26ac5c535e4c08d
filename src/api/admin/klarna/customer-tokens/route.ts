import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type {
  AdminCustomerTokens,
  AdminCustomerTokensQuery,
} from "../../../../http-contract/tokens"
import { searchKlarnaCustomerTokensWorkflow } from "../../../../workflows/search-customer-tokens"

/** Saved payment methods, of one customer or of all. */
export async function GET(
  request: MedusaRequest<unknown, AdminCustomerTokensQuery>,
  response: MedusaResponse<AdminCustomerTokens>,
): Promise<void> {
  const input = request.validatedQuery
  const { result } = await searchKlarnaCustomerTokensWorkflow(request.scope).run({ input })
  response.json(result)
}
