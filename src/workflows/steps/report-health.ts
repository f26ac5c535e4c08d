import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { KlarnaHealth } from "../../http-contract/admin"

/** Writes a warning for each thing that somebody has to see to. Answers them. */
export const reportHealthStep = createStep(
  "report-klarna-health",
  async ({ accounts, misfits }: KlarnaHealth, { container }) => {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    const troubled = accounts.filter(({ credentials }) => credentials.state !== "ok")
    const lines = [
      ...troubled.map(
        ({ id, credentials: { message, state } }) =>
          `klarna ${id}: credentials ${state}. ${message}`,
      ),
      ...misfits.map(
        ({ problem, provider_id, region_name }) =>
          `klarna: region "${region_name}" offers ${provider_id}, which can't be paid with. ${problem}`,
      ),
    ]
    for (const line of lines) logger.warn(line)
    return new StepResponse(lines)
  },
)
