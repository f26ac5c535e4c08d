import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { previewStep, type PreviewInput } from "./steps/preview-reconciliation"

/** Says what reconciliation would repair, and changes nothing. */
export const previewReconciliationWorkflow = createWorkflow(
  "preview-klarna-reconciliation",
  (input: PreviewInput) => new WorkflowResponse(previewStep(input)),
)
