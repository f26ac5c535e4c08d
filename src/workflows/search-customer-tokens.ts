import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import type { AdminCustomerTokensQuery } from "../http-contract/tokens"

import { searchCustomerTokensStep } from "./steps/customer-tokens"

/** Saved payment methods, as the merchant sees them. */
export const searchKlarnaCustomerTokensWorkflow = createWorkflow(
  "search-klarna-customer-tokens",
  (input: AdminCustomerTokensQuery) => new WorkflowResponse(searchCustomerTokensStep(input)),
)
