import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import type { Page } from "../http-contract/subscriptions"
import { listOwnSubscriptionsStep } from "./steps/show-subscriptions"

/** A customer's subscriptions, newest first. */
export const listOwnKlarnaSubscriptionsWorkflow = createWorkflow(
  "list-own-klarna-subscriptions",
  (input: Page & { customer_id: string }) => new WorkflowResponse(listOwnSubscriptionsStep(input)),
)
