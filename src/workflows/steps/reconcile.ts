import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { ReconcileReport } from "../../http-contract/admin"
import { reconcile, type ReconcileInput } from "../sync/reconcile"

export interface ReconcileStepInput extends ReconcileInput {
  /** Whether the log tells of each page. */
  readonly says_progress?: boolean
}

const KEY = "klarna:reconcile"
/** Longer than a page takes; each page holds on anew. A run that died keeps others out no longer than this. */
const HOLD_SECONDS = 300

/** Reports in the log when anything was repaired, failed or differs. */
export const reconcileStep = createStep(
  "reconcile-klarna-books",
  async ({ says_progress, ...input }: ReconcileStepInput, { container }) => {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    const locking = container.resolve(Modules.LOCKING)
    const ownerId = `klarna-${String(process.pid)}-${String(performance.now())}`
    const hold = () => locking.acquire(KEY, { expire: HOLD_SECONDS, ownerId })
    const isFree = await hold().then(
      () => true,
      () => false,
    )
    if (!isFree) return new StepResponse(null)
    const onPage = async (report: ReconcileReport) => {
      if (says_progress) logger.info(describe(report))
      await hold()
    }
    try {
      const report = await reconcile(container, input, onPage)
      if (isWorthALine(report)) logger.info(`klarna: reconciled: ${JSON.stringify(report)}`)
      return new StepResponse(report)
    } finally {
      await locking.release(KEY, { ownerId })
    }
  },
)

function describe({ checked, failed, repaired }: ReconcileReport): string {
  const [compared, mended, not] = [checked, repaired, failed].map(String)
  return `klarna: ${compared} compared, ${mended} repairs, ${not} couldn't be compared`
}

function isWorthALine({ differences, failed, repaired, skipped }: ReconcileReport): boolean {
  return repaired + failed + skipped.length + Object.keys(differences).length > 0
}
