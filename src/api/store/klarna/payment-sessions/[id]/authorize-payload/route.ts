import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type {
  AuthorizePayloadQuery,
  AuthorizePayloadResponse,
} from "../../../../../../http-contract/store"
import { prepareAuthorizePayloadWorkflow } from "../../../../../../workflows/prepare-authorize-payload"

/** The data that the browser hands to Klarna's script, made from the cart as it is now. */
export async function GET(
  request: MedusaRequest<unknown, AuthorizePayloadQuery>,
  response: MedusaResponse<AuthorizePayloadResponse>,
): Promise<void> {
  const { cart_id } = request.validatedQuery
  const { result } = await prepareAuthorizePayloadWorkflow(request.scope).run({
    input: {
      cart_id: String(cart_id),
      payment_session_id: String(request.params["id"]),
      user_agent: request.headers["user-agent"],
    },
  })
  response.json({ authorize_payload: result })
}
