import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { type EndUnsoldInput, endUnsoldSubscriptionsStep } from "./steps/end-unsold-subscriptions"

/** An order was cancelled: what began with it ends, where nothing of it was paid. Again changes nothing. */
export const endUnsoldKlarnaSubscriptionsWorkflow = createWorkflow(
  "end-unsold-klarna-subscriptions",
  (input: EndUnsoldInput) => new WorkflowResponse(endUnsoldSubscriptionsStep(input)),
)
