import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import type { AskedToken } from "./recurring/tokens/own"
import { revokeCustomerTokenStep } from "./steps/customer-tokens"

/** Revokes a saved payment method, here and at Klarna. */
export const revokeKlarnaCustomerTokenWorkflow = createWorkflow(
  "revoke-klarna-customer-token",
  (input: AskedToken) => new WorkflowResponse(revokeCustomerTokenStep(input)),
)
