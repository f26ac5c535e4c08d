import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { KlarnaModuleService } from "../../modules/klarna/service"
import { isRenewal } from "../capture/renewal"
import { captureUntouched } from "../capture/untouched"

export interface CaptureImmediatelyInput {
  /** Medusa's order. */
  readonly order_id: string
}

/** Answers the payments that were captured; none where the option is another, or all of it was captured before. */
export const captureImmediatelyStep = createStep(
  "capture-klarna-immediately",
  async ({ order_id }: CaptureImmediatelyInput, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const { capture, captureRenewals = capture } = klarna.options
    if (capture !== "immediately" && captureRenewals !== "immediately") return new StepResponse([])
    const when = (await isRenewal(container, order_id)) ? captureRenewals : capture
    if (when !== "immediately") return new StepResponse([])
    return new StepResponse(await captureUntouched(container, order_id))
  },
)
