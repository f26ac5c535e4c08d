import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { KlarnaModuleService } from "../../modules/klarna/service"
import { createSubscription, type SubscriptionWish } from "../recurring/subscriptions/create-one"
import { createSubscriptions } from "../recurring/subscriptions/create"

export interface CreateSubscriptionsInput {
  /** Medusa's order. */
  readonly order_id: string
}

/** Answers the ids of the order's subscriptions. */
export const createSubscriptionsStep = createStep(
  "create-klarna-subscriptions",
  async ({ order_id }: CreateSubscriptionsInput, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const begun = await createSubscriptions({ container, klarna }, order_id)
    return new StepResponse(begun.map(({ id }) => id))
  },
)

/** Answers the subscription's id. */
export const createSubscriptionStep = createStep(
  "create-klarna-subscription",
  async (wish: SubscriptionWish, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    return new StepResponse((await createSubscription({ container, klarna }, wish)).id)
  },
)
