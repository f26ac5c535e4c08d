import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { resealStep } from "./steps/reseal"

/** Seals what is stored sealed with the newest of `options.secret`, so that older ones can be removed. */
export const resealWorkflow = createWorkflow(
  "reseal-klarna-secrets",
  () => new WorkflowResponse(resealStep()),
)
