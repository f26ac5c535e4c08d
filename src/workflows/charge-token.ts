import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { type ChargeTokenInput, chargeTokenStep } from "./steps/charge-token"

/**
 * Charges a customer token for a cart, an order that isn't paid, or plain lines, through Medusa's Payment module. Answers how
 * it ended; a charge whose answer was lost is followed up by itself, under the same key.
 */
export const chargeKlarnaTokenWorkflow = createWorkflow(
  "charge-klarna-token",
  (input: ChargeTokenInput) => new WorkflowResponse(chargeTokenStep(input)),
)
