import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { type ChargeInput, retryChargeStep } from "./steps/settle-charges"

/** A charge that failed is due now, whatever its schedule says. Answers it as it is then. */
export const retryKlarnaChargeWorkflow = createWorkflow(
  "retry-klarna-charge",
  (input: ChargeInput) => new WorkflowResponse(retryChargeStep(input)),
)
