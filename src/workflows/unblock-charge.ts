import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { type UnblockChargeInput, unblockChargeStep } from "./steps/settle-charges"

/** A person says what became of a charge that is blocked. Answers it as it is then. */
export const unblockKlarnaChargeWorkflow = createWorkflow(
  "unblock-klarna-charge",
  (input: UnblockChargeInput) => new WorkflowResponse(unblockChargeStep(input)),
)
