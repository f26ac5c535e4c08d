import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { workOff } from "../sync/workers"

/** Answers how many were compared. What falls due meanwhile is taken along; what fails is due later. */
export const syncDueStep = createStep(
  "sync-klarna-due-subjects",
  async (_input: unknown, { container }) => new StepResponse({ worked: await workOff(container) }),
)
