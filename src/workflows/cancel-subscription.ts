import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { type CancelSubscriptionInput, cancelSubscriptionStep } from "./steps/change-subscription"

/**
 * Ends a subscription now, or with the period that is paid. Answers it as it is then.
 * `customer_id`: refuses where it isn't theirs.
 */
export const cancelKlarnaSubscriptionWorkflow = createWorkflow(
  "cancel-klarna-subscription",
  (input: CancelSubscriptionInput) => new WorkflowResponse(cancelSubscriptionStep(input)),
)
