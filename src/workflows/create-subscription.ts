import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import type { SubscriptionWish } from "./recurring/subscriptions/create-one"
import { createSubscriptionStep } from "./steps/create-subscriptions"

/** Begins a subscription that the store's code asks for, with an order that need not be marked. Answers its id. */
export const createKlarnaSubscriptionWorkflow = createWorkflow(
  "create-klarna-subscription",
  (input: SubscriptionWish) => new WorkflowResponse(createSubscriptionStep(input)),
)
