import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { AdminCustomerToken } from "../../../../../../http-contract/tokens"
import { refreshKlarnaCustomerTokenWorkflow } from "../../../../../../workflows/refresh-customer-token"

/** Reads back from Klarna what became of a saved payment method. */
export async function POST(
  request: MedusaRequest,
  response: MedusaResponse<{ readonly customer_token: AdminCustomerToken }>,
): Promise<void> {
  const input = { id: String(request.params["id"]) }
  const { result } = await refreshKlarnaCustomerTokenWorkflow(request.scope).run({ input })
  response.json({ customer_token: result })
}
