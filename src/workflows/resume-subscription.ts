import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import type { Asked } from "./recurring/subscriptions/own"
import { resumeSubscriptionStep } from "./steps/change-subscription"

/**
 * A paused subscription goes on, or one that was to end with its paid period doesn't end. Answers it as it is then.
 * `customer_id`: refuses where it isn't theirs.
 */
export const resumeKlarnaSubscriptionWorkflow = createWorkflow(
  "resume-klarna-subscription",
  (input: Asked) => new WorkflowResponse(resumeSubscriptionStep(input)),
)
