import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import type { Asked } from "./recurring/subscriptions/own"
import { inspectSubscriptionStep } from "./steps/show-subscriptions"

/** A subscription with its payment method, orders and charges, and every try of these with its error in words. */
export const inspectKlarnaSubscriptionWorkflow = createWorkflow(
  "inspect-klarna-subscription",
  (input: Pick<Asked, "id">) => new WorkflowResponse(inspectSubscriptionStep(input)),
)
