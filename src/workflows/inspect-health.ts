import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { inspectHealthStep } from "./steps/inspect-health"

/** Looks at what may keep shoppers from paying with Klarna: credentials, and regions that offer it where it doesn't sell. */
export const inspectHealthWorkflow = createWorkflow(
  "inspect-klarna",
  () => new WorkflowResponse(inspectHealthStep()),
)
