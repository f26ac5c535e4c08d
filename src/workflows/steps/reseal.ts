import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { KlarnaModuleService } from "../../modules/klarna/service"

/** Answers how many rows were sealed again. */
export const resealStep = createStep(
  "reseal-klarna-secrets",
  async (_input: unknown, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const sessions = await klarna.sessions.reseal()
    return new StepResponse({ customer_tokens: await klarna.customerTokens.reseal(), sessions })
  },
)
