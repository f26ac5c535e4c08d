import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import type { OpenSignUpInput } from "./recurring/tokens/open-sign-up"

import { openSignUpStep } from "./steps/sign-up"

/** Opens a sign-up: the shopper agrees at Klarna to be charged later, and pays nothing. */
export const signUpForKlarnaWorkflow = createWorkflow(
  "open-klarna-sign-up",
  (input: OpenSignUpInput) => new WorkflowResponse(openSignUpStep(input)),
)
