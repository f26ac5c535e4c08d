import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { KlarnaModuleService } from "../../modules/klarna/service"
import { runClaim } from "../sync/run"

const PAGE = 20

/** Answers how many were worked off. What falls due meanwhile is taken along; what fails is due later. */
export const syncDueStep = createStep(
  "sync-klarna-due-subjects",
  async (_input: unknown, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    let worked = 0
    for (;;) {
      const claims = await klarna.queue.claimDue(klarna.clock.now(), PAGE)
      if (claims.length === 0) return new StepResponse({ worked })
      for (const claim of claims) await runClaim(container, claim)
      worked += claims.length
    }
  },
)
