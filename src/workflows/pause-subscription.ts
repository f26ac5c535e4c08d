import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import type { Asked } from "./recurring/subscriptions/own"
import { pauseSubscriptionStep } from "./steps/change-subscription"

/**
 * Nothing of a subscription is charged until it is resumed; periods that begin meanwhile are skipped. Answers it as it is then.
 * `customer_id`: refuses where it isn't theirs.
 */
export const pauseKlarnaSubscriptionWorkflow = createWorkflow(
  "pause-klarna-subscription",
  (input: Asked) => new WorkflowResponse(pauseSubscriptionStep(input)),
)
