import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { listTroublesStep } from "./steps/list-troubles"

/** Lists what couldn't be compared with Klarna: given up, or tried again later. */
export const listTroublesWorkflow = createWorkflow(
  "list-klarna-troubles",
  () => new WorkflowResponse(listTroublesStep()),
)
