import type { MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http"

import { loggedIn } from "../../../../logged-in"
import type { SignUpRequest, SignUpResponse } from "../../../../../http-contract/tokens"
import { signUpForKlarnaWorkflow } from "../../../../../workflows/open-sign-up"

/** Opens a session at Klarna in which the shopper agrees to be charged later, and pays nothing. */
export async function POST(
  request: MedusaStoreRequest<SignUpRequest>,
  response: MedusaResponse<SignUpResponse>,
): Promise<void> {
  const customer_id = loggedIn(request)
  const input = { ...request.validatedBody, customer_id }
  const { result } = await signUpForKlarnaWorkflow(request.scope).run({ input })
  response.json({ sign_up: result })
}
