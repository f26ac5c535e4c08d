import type { MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http"

import { loggedIn } from "../../../../../../logged-in"
import type {
  SignUpAuthorizationRequest,
  SignUpAuthorizationResponse,
} from "../../../../../../../http-contract/tokens"
import { finishKlarnaSignUpWorkflow } from "../../../../../../../workflows/finish-sign-up"

/** The shopper agreed: what Klarna gave the browser, or did on its own page, becomes a saved payment method. */
export async function POST(
  request: MedusaStoreRequest<SignUpAuthorizationRequest>,
  response: MedusaResponse<SignUpAuthorizationResponse>,
): Promise<void> {
  const customer_id = loggedIn(request)
  const input = { ...request.validatedBody, customer_id, id: String(request.params["id"]) }
  const { result } = await finishKlarnaSignUpWorkflow(request.scope).run({ input })
  response.json({ customer_token: result })
}
