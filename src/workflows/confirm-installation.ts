import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { confirmInstallationStep } from "./steps/customer-tokens"

/** The store has moved: this installation charges the saved payment methods from now on. */
export const confirmKlarnaInstallationWorkflow = createWorkflow(
  "confirm-klarna-installation",
  () => new WorkflowResponse(confirmInstallationStep()),
)
