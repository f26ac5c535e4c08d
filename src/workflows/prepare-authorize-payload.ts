import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import {
  type PrepareAuthorizePayloadInput,
  prepareAuthorizePayloadStep,
} from "./steps/prepare-authorize-payload"

/** Makes the data that a browser authorizes with at Klarna, and remembers its hash: only this is placed later. */
export const prepareAuthorizePayloadWorkflow = createWorkflow(
  "prepare-klarna-authorize-payload",
  (input: PrepareAuthorizePayloadInput) => new WorkflowResponse(prepareAuthorizePayloadStep(input)),
)
