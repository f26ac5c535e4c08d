import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { syncNowStep } from "./steps/sync-now"
import type { SyncRequest } from "../http-contract/admin"

/** Compares one purchase at once, also when it was given up: what a person asks for. */
export const syncNowWorkflow = createWorkflow(
  "sync-klarna-now",
  (input: SyncRequest) => new WorkflowResponse(syncNowStep(input)),
)
