import { setTimeout } from "node:timers/promises"

import { call } from "../../demo/check/http"
import { ReconcileReport } from "../../src/http-contract/admin"
import type { Stage } from "./stage/stage"

const MOST_ROUNDS = 40
/** Longer than an effect counts as under way, which isn't judged. */
const BETWEEN_MS = 5_000
/** What a killed process had is free by then. What waits longer is an approval that a new payment session may still come for. */
const WAITED_FOR_MS = 100_000
/** In so many rounds in a row nothing was left to do; or nothing was done, and what failed stays failed. */
const ENOUGH = { quiet: 2, stuck: 6 }

/** Reconciles as a merchant does, until nothing is left to do or nothing more comes of it. */
export async function reconcileUntilQuiet(
  { admin, sandbox }: Stage,
  print: (line: string) => void,
): Promise<void> {
  let [quiet, stuck] = [0, 0]
  const started = performance.now()
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const path = "/admin/klarna/reconcile"
    const report = await call(admin, { answer: ReconcileReport, body: {}, path })
    print(`Reconciliation ${round}: ${JSON.stringify(report)}`)
    await sandbox.control.callbacksSettled()
    const { failed, repaired, waiting } = report
    const waits = waiting > 0 && performance.now() - started < WAITED_FOR_MS
    quiet = repaired + failed === 0 && !waits ? quiet + 1 : 0
    stuck = repaired === 0 && failed > 0 && !waits ? stuck + 1 : 0
    if (quiet >= ENOUGH.quiet || stuck >= ENOUGH.stuck) return
    await setTimeout(BETWEEN_MS)
  }
}
