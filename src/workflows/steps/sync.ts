import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { SyncSubject } from "../../modules/klarna/service"
import { workOn } from "../sync/workers"

/** What differs is mended by repairs that can be repeated: there is nothing to compensate. */
export const syncStep = createStep(
  "sync-klarna-subject",
  async ({ subject }: { subject: SyncSubject }, { container }) =>
    new StepResponse((await workOn(container, subject)) ?? null),
)
