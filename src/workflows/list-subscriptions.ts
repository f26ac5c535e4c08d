import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import type { AdminSubscriptionsQuery } from "../http-contract/subscriptions"
import { listSubscriptionsStep } from "./steps/show-subscriptions"

/** Subscriptions that fit, newest first. */
export const listKlarnaSubscriptionsWorkflow = createWorkflow(
  "list-klarna-subscriptions",
  (input: AdminSubscriptionsQuery) => new WorkflowResponse(listSubscriptionsStep(input)),
)
