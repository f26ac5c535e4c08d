import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import type { ChargesQuery } from "../http-contract/admin-charges"
import { listChargesStep } from "./steps/settle-charges"

/** Charges that fit, newest first. */
export const listKlarnaChargesWorkflow = createWorkflow(
  "list-klarna-charges",
  (input: ChargesQuery) => new WorkflowResponse(listChargesStep(input)),
)
