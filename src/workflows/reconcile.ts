import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { reconcileStep, type ReconcileStepInput } from "./steps/reconcile"

/**
 * Compares everything that isn't settled with Klarna and repairs what differs. On one instance at a time: answers null where
 * another one is at it.
 */
export const reconcileWorkflow = createWorkflow(
  "reconcile-klarna",
  (input: ReconcileStepInput) => new WorkflowResponse(reconcileStep(input)),
)
