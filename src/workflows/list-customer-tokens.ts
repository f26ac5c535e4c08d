import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { listCustomerTokensStep } from "./steps/customer-tokens"

/** A customer's saved payment methods, newest first. */
export const listKlarnaCustomerTokensWorkflow = createWorkflow(
  "list-klarna-customer-tokens",
  (input: { readonly customer_id: string }) => new WorkflowResponse(listCustomerTokensStep(input)),
)
