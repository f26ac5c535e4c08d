import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { welcomeTokensStep } from "./steps/customer-tokens"

/** Tells of the customer tokens that were made since, and reads back how they pay. */
export const welcomeKlarnaCustomerTokensWorkflow = createWorkflow(
  "welcome-klarna-customer-tokens",
  () => new WorkflowResponse(welcomeTokensStep()),
)
