import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CustomerTokenDeleted } from "../../../../../http-contract/tokens"
import { revokeKlarnaCustomerTokenWorkflow } from "../../../../../workflows/revoke-customer-token"

/** The customer takes their consent back: from now on nobody charges it. */
export async function DELETE(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<CustomerTokenDeleted>,
): Promise<void> {
  const id = String(request.params["id"])
  const input = { customer_id: request.auth_context.actor_id, id }
  await revokeKlarnaCustomerTokenWorkflow(request.scope).run({ input })
  response.json({ deleted: true, id })
}
