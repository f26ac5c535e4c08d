import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { type FinishSignUpInput, finishSignUpStep } from "./steps/sign-up"

/** Makes the customer token of a sign-up whose shopper agreed. */
export const finishKlarnaSignUpWorkflow = createWorkflow(
  "finish-klarna-sign-up",
  (input: FinishSignUpInput) => new WorkflowResponse(finishSignUpStep(input)),
)
