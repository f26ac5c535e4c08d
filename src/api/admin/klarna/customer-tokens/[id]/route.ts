import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { AdminCustomerToken } from "../../../../../http-contract/tokens"
import { revokeKlarnaCustomerTokenWorkflow } from "../../../../../workflows/revoke-customer-token"

/** The merchant revokes a saved payment method, here and at Klarna. */
export async function DELETE(
  request: MedusaRequest,
  response: MedusaResponse<{ readonly customer_token: AdminCustomerToken }>,
): Promise<void> {
  const input = { id: String(request.params["id"]) }
  const { result } = await revokeKlarnaCustomerTokenWorkflow(request.scope).run({ input })
  response.json({ customer_token: result })
}
