import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import {
  type CreateSubscriptionsInput,
  createSubscriptionsStep,
} from "./steps/create-subscriptions"

/**
 * Begins the subscriptions of a new order: one for all products or variants that are marked with the same interval and name.
 * Nothing begins with a renewal, or an order that was paid otherwise. Again finds what was begun. Answers their ids.
 */
export const createKlarnaSubscriptionsWorkflow = createWorkflow(
  "create-klarna-subscriptions",
  (input: CreateSubscriptionsInput) => new WorkflowResponse(createSubscriptionsStep(input)),
)
