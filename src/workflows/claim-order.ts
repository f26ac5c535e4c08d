import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { claimOrderStep } from "./steps/customer-tokens"

/** A guest's saved payment methods and subscriptions go to the account that claimed their order. */
export const claimKlarnaOrderWorkflow = createWorkflow(
  "claim-klarna-order",
  (input: { readonly order_id: string }) => new WorkflowResponse(claimOrderStep(input)),
)
