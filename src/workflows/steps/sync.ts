import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { SyncSubject } from "../../modules/klarna/service"
import { runSubject } from "../sync/run"

/** What differs is mended by repairs that can be repeated: there is nothing to compensate. */
export const syncStep = createStep(
  "sync-klarna-subject",
  async ({ subject }: { subject: SyncSubject }, { container }) => {
    return new StepResponse((await runSubject(container, subject)) ?? null)
  },
)
