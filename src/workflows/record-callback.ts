import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { type RecordCallbackInput, recordCallbackStep } from "./steps/record-callback"

export type { CallbackHints, RecordCallbackInput } from "./steps/record-callback"

/** Records a call of Klarna's, wakes the session or order that it is about, and asks for it to be compared at once. */
export const recordKlarnaCallbackWorkflow = createWorkflow(
  "record-klarna-callback",
  (input: RecordCallbackInput) => new WorkflowResponse(recordCallbackStep(input)),
)
