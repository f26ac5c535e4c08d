import { setTimeout } from "node:timers/promises"

import { call } from "../../demo/check/http"
import { ReconcileReport } from "../../src/http-contract/admin"
import type { Stage } from "./stage/stage"

const MOST_ROUNDS = 40
/** Longer than an effect counts as under way, which isn't judged. */
const BETWEEN_MS = 5_000

/** Reconciles as a merchant does, until a run finds nothing to do twice in a row, or as often as is reasonable. */
export async function reconcileUntilQuiet(
  { admin, sandbox }: Stage,
  print: (line: string) => void,
): Promise<void> {
  let quiet = 0
  for (let round = 1; round <= MOST_ROUNDS && quiet < 2; round += 1) {
    const path = "/admin/klarna/reconcile"
    const report = await call(admin, { answer: ReconcileReport, body: {}, path })
    print(`Reconciliation ${round}: ${JSON.stringify(report)}`)
    await sandbox.control.callbacksSettled()
    quiet = report.repaired + report.waiting + report.failed === 0 ? quiet + 1 : 0
    if (quiet < 2) await setTimeout(BETWEEN_MS)
  }
}
