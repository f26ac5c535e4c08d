import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import type { Asked } from "./recurring/subscriptions/own"
import { showSubscriptionStep } from "./steps/show-subscriptions"

/** A customer's subscription with its charges. */
export const showKlarnaSubscriptionWorkflow = createWorkflow(
  "show-klarna-subscription",
  (input: Required<Asked>) => new WorkflowResponse(showSubscriptionStep(input)),
)
