import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import type { AskedToken } from "./recurring/tokens/own"
import { refreshCustomerTokenStep } from "./steps/customer-tokens"

/** Reads back from Klarna what became of a saved payment method. */
export const refreshKlarnaCustomerTokenWorkflow = createWorkflow(
  "refresh-klarna-customer-token",
  (input: AskedToken) => new WorkflowResponse(refreshCustomerTokenStep(input)),
)
