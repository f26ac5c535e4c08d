import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { KlarnaModuleService } from "../../modules/klarna/service"
import { endUnsold } from "../recurring/subscriptions/unsold"

export interface EndUnsoldInput {
  /** Medusa's order. */
  readonly order_id: string
}

export const endUnsoldSubscriptionsStep = createStep(
  "end-unsold-klarna-subscriptions",
  async ({ order_id }: EndUnsoldInput, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    await endUnsold({ container, klarna }, order_id)
    return new StepResponse()
  },
)
