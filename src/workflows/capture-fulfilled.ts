import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { captureFulfilledStep, type CaptureFulfilledInput } from "./steps/capture-fulfilled"

/** Captures the order of a renewal in full once all of its goods are fulfilled, where `options.captureRenewals` says so. */
export const captureFulfilledWorkflow = createWorkflow(
  "capture-klarna-fulfilled",
  (input: CaptureFulfilledInput) => new WorkflowResponse(captureFulfilledStep(input)),
)
