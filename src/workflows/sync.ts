import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import type { SyncSubject } from "../modules/klarna/service"
import { syncStep } from "./steps/sync"

/**
 * Compares one session or order with Klarna and repairs what differs, if it is due and nobody else is at it: wake it first.
 * Answers how it ended, or null where there was nothing to do.
 */
export const syncKlarnaWorkflow = createWorkflow(
  "sync-klarna",
  (input: { subject: SyncSubject }) => new WorkflowResponse(syncStep(input)),
)
