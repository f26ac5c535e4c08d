import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import {
  type MerchantReferencesInput,
  sendMerchantReferencesStep,
} from "./steps/send-merchant-references"

/**
 * Tells Klarna the number and the id of a Medusa order, so that both can be found in Klarna's portal and settlements.
 * They are sent after the order was placed: what is authorized must not change with them.
 */
export const sendMerchantReferencesWorkflow = createWorkflow(
  "send-klarna-merchant-references",
  (input: MerchantReferencesInput) => new WorkflowResponse(sendMerchantReferencesStep(input)),
)
