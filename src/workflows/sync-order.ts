import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { syncOrderStep, type SyncOrderInput } from "./steps/sync-order"

/** An order of Medusa's was changed or cancelled: its Klarna orders are compared at once. */
export const syncOrderWorkflow = createWorkflow(
  "sync-klarna-of-order",
  (input: SyncOrderInput) => new WorkflowResponse(syncOrderStep(input)),
)
