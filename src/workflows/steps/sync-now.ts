import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { SyncReport, SyncRequest } from "../../http-contract/admin"
import type { KlarnaModuleService, SyncSubject } from "../../modules/klarna/service"
import { type RunResult, runSubject } from "../sync/run"
import { notAllowed } from "../not-allowed"

export const syncNowStep = createStep(
  "sync-klarna-subject-now",
  async (request: SyncRequest, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const subject = await findSubject(klarna, request)
    await klarna.queue.wake(subject, klarna.clock.now())
    const result = await runSubject(container, subject)
    if (!result) throw notAllowed("It is being compared already.")
    return new StepResponse(toReport(result))
  },
)

async function findSubject(
  klarna: KlarnaModuleService,
  { klarna_order_id, session_id }: SyncRequest,
): Promise<SyncSubject> {
  const row = klarna_order_id
    ? await klarna.orders.find(klarna_order_id)
    : await klarna.sessions.find(session_id ?? "")
  if (row) return { id: row.id, kind: klarna_order_id ? "order" : "session" }
  const what = klarna_order_id ? `Klarna order ${klarna_order_id}` : `session ${String(session_id)}`
  throw new MedusaError(MedusaError.Types.NOT_FOUND, `This store knows no ${what}.`)
}

function toReport(result: RunResult): SyncReport {
  const nothing = { differences: [], repairs: [], waiting: false }
  if (result.is !== "compared") return { ...nothing, failure: result.reason }
  const { done, isWaiting, told } = result.outcome
  return { differences: [...told], failure: null, repairs: [...done], waiting: isWaiting }
}
