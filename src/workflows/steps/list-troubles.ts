import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { SyncTroubles } from "../../http-contract/admin"
import type {
  KlarnaModuleService,
  KlarnaOrderRow,
  KlarnaSessionRow,
} from "../../modules/klarna/service"

const MOST = 200

/** The given-up ones first, then what fails; at most so many of each table. */
export const listTroublesStep = createStep(
  "list-klarna-troubles",
  async (_input: unknown, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const filters = { sync_error: { $ne: null } }
    const config = { order: { gave_up_at: "ASC" as const }, take: MOST }
    const [orders, sessions] = await Promise.all([
      klarna.listKlarnaOrders(filters, config),
      klarna.listKlarnaSessions(filters, config),
    ])
    const troubles = [
      ...orders.map((row) => toTrouble("order", row)),
      ...sessions.map((row) => toTrouble("session", row)),
    ]
    return new StepResponse({ troubles } satisfies SyncTroubles)
  },
)

function toTrouble(
  kind: "order" | "session",
  row: KlarnaOrderRow | KlarnaSessionRow,
): SyncTroubles["troubles"][number] {
  return {
    account: row.account,
    error: row.sync_error,
    gave_up_at: row.gave_up_at?.toISOString() ?? null,
    id: row.id,
    kind,
    klarna_order_id: row.klarna_order_id,
    next_sync_at: row.next_sync_at?.toISOString() ?? null,
    tries: row.sync_tries,
  }
}
