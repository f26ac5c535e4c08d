import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { type ChangeMethodInput, changeSubscriptionMethodStep } from "./steps/change-subscription"

/**
 * Another saved payment method of the same customer pays for a subscription from now on. Answers it as it is then.
 * `customer_id`: refuses where it isn't theirs.
 */
export const changeKlarnaSubscriptionMethodWorkflow = createWorkflow(
  "change-klarna-subscription-method",
  (input: ChangeMethodInput) => new WorkflowResponse(changeSubscriptionMethodStep(input)),
)
