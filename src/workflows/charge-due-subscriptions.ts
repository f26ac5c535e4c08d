import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { chargeDueStep } from "./steps/charge-due"

/** Charges the subscriptions that are due, and what of earlier charges is due again. Any number of workers may do so at once. */
export const chargeDueSubscriptionsWorkflow = createWorkflow(
  "charge-due-klarna-subscriptions",
  () => new WorkflowResponse(chargeDueStep()),
)
