import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { type CompleteOpenChargeInput, completeOpenChargeStep } from "./steps/complete-open-charge"

/**
 * Ends a purchase that its customer approved at Klarna in the place of a token, where no cart is to be completed. Left out, the
 * same is done by Klarna's callback, or by reconciliation.
 */
export const completeOpenChargeWorkflow = createWorkflow(
  "complete-open-klarna-charge",
  (input: CompleteOpenChargeInput) => new WorkflowResponse(completeOpenChargeStep(input)),
)
