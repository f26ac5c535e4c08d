import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { inspectHealthStep } from "./steps/inspect-health"
import { reportHealthStep } from "./steps/report-health"

/** Says in the log what may keep shoppers from paying with Klarna. Run once after each start of the server. */
export const reportHealthWorkflow = createWorkflow(
  "report-klarna-health",
  () => new WorkflowResponse(reportHealthStep(inspectHealthStep())),
)
