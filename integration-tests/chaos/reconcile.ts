import { setTimeout } from "node:timers/promises"

import { call, type Api } from "../../demo/check/http"
import { ReconcileReport } from "../../src/http-contract/admin"
import type { Stage } from "./stage/stage"

const MOST_ROUNDS = 60
const BETWEEN_MS = 5_000
/**
 * So many rounds in a row without a repair end it: few where nothing is left to do, more where something waits or fails.
 * That is longer than an effect counts as under way; only an approval that nobody uses waits a quarter of an hour.
 */
const ENOUGH = { atPeace: 2, unchanged: 15 }

/** Reconciles as a merchant does, until nothing is left to do or nothing more comes of it. */
export async function reconcileUntilQuiet(
  { admin, sandbox }: Pick<Stage, "admin" | "sandbox">,
  print: (line: string) => void,
): Promise<void> {
  let idle = 0
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const report = await reconcileOnce(admin)
    print(`Reconciliation ${round}: ${JSON.stringify(report)}`)
    await sandbox.control.callbacksSettled()
    idle = report.repaired === 0 ? idle + 1 : 0
    const isAtPeace = report.waiting + report.failed === 0
    if (idle >= (isAtPeace ? ENOUGH.atPeace : ENOUGH.unchanged)) return
    await setTimeout(BETWEEN_MS)
  }
}

/** The store's own job may be at it just then: its end is waited for. */
async function reconcileOnce(admin: Api): Promise<ReconcileReport> {
  const path = "/admin/klarna/reconcile"
  for (;;) {
    try {
      return await call(admin, { answer: ReconcileReport, body: {}, path })
    } catch (error) {
      if (!String(error).includes("running already")) throw error
      await setTimeout(BETWEEN_MS)
    }
  }
}
