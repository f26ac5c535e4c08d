import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { KlarnaModuleService } from "../../modules/klarna/service"
import { isFulfilled } from "../capture/fulfilled"
import { isRenewal } from "../capture/renewal"
import { captureUntouched } from "../capture/untouched"

export interface CaptureFulfilledInput {
  /** Medusa's order. */
  readonly order_id: string
}

/** Answers the payments that were captured; none where the option is another, or some goods aren't fulfilled yet. */
export const captureFulfilledStep = createStep(
  "capture-klarna-fulfilled",
  async ({ order_id }: CaptureFulfilledInput, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const isWanted =
      klarna.options.captureRenewals === "on_fulfillment" &&
      (await isRenewal(container, order_id)) &&
      (await isFulfilled(container, order_id))
    return new StepResponse(isWanted ? await captureUntouched(container, order_id) : [])
  },
)
