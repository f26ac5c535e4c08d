import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { payOpenChargeStep, type PayOpenChargeInput } from "./steps/pay-open-charge"

/**
 * Lets a customer who is present pay an open charge: with another saved payment method, or at Klarna. Where the method is
 * refused in a way that only the customer can mend, the purchase at Klarna is in the same answer.
 */
export const payOpenChargeWorkflow = createWorkflow(
  "pay-open-klarna-charge",
  (input: PayOpenChargeInput) => new WorkflowResponse(payOpenChargeStep(input)),
)
