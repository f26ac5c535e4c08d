import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { chargeDue } from "../recurring/charges/workers"

/** Answers what was done. What falls due meanwhile is taken along. */
export const chargeDueStep = createStep(
  "charge-due-klarna-subscriptions",
  async (_input: unknown, { container }) => new StepResponse(await chargeDue(container)),
)
