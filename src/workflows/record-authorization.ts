import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import {
  type RecordAuthorizationInput,
  recordAuthorizationStep,
} from "./steps/record-authorization"

/** Records an authorization token that a storefront got. A newer one releases the older at Klarna. */
export const recordAuthorizationWorkflow = createWorkflow(
  "record-klarna-authorization",
  (input: RecordAuthorizationInput) => new WorkflowResponse(recordAuthorizationStep(input)),
)
