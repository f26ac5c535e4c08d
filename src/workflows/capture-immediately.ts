import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { captureImmediatelyStep, type CaptureImmediatelyInput } from "./steps/capture-immediately"

/**
 * Captures the Klarna payments of a new order in full, where `options.capture` is `immediately`. The store captures, and
 * not Klarna by itself, so that Medusa's books show it.
 */
export const captureImmediatelyWorkflow = createWorkflow(
  "capture-klarna-immediately",
  (input: CaptureImmediatelyInput) => new WorkflowResponse(captureImmediatelyStep(input)),
)
