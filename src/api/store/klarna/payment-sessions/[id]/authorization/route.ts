import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type {
  AuthorizationRequest,
  AuthorizationResponse,
} from "../../../../../../http-contract/store"
import { recordAuthorizationWorkflow } from "../../../../../../workflows/record-authorization"

/** Records the authorization that Klarna's script gave the browser. The order is placed when the cart is completed. */
export async function POST(
  request: MedusaRequest<AuthorizationRequest>,
  response: MedusaResponse<AuthorizationResponse>,
): Promise<void> {
  const input = {
    ...request.validatedBody,
    payment_session_id: String(request.params["id"]),
    user_agent: request.headers["user-agent"],
  }
  await recordAuthorizationWorkflow(request.scope).run({ input })
  response.json({ recorded: true })
}
