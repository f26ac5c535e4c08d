import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { syncDueStep } from "./steps/sync-due"

/** Works off whatever is due to be compared with Klarna. Any number of workers may do so at once. */
export const syncDueWorkflow = createWorkflow(
  "sync-klarna-due",
  () => new WorkflowResponse(syncDueStep()),
)
