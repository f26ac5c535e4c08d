import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { prepareAuthorizePayloadStep } from "./steps/prepare-authorize-payload"
import type { StorefrontPayment } from "./steps/storefront-payment"

/** Makes the data that a browser authorizes with at Klarna, and remembers its hash: only this is placed later. */
export const prepareAuthorizePayloadWorkflow = createWorkflow(
  "prepare-klarna-authorize-payload",
  (input: StorefrontPayment) => new WorkflowResponse(prepareAuthorizePayloadStep(input)),
)
