import type { KlarnaSessionRow } from "../../modules/klarna/service"
import { type SyncContext, withLock } from "./context"

/** Takes up the order that Klarna placed on a session's page, under the lock under which a session is closed or replaced. */
export async function adoptPageOrder(context: SyncContext, row: KlarnaSessionRow): Promise<void> {
  const { account, klarna } = context
  if (row.hosted_page_id === null || row.klarna_order_id !== null) return
  await withLock(context, `klarna:place:${row.id}`, async () => {
    const current = await klarna.sessions.find(row.id)
    if (current) await klarna.adoptPageOrder(account, current)
  })
}

/** Before a charge is offered to be paid: what its customer has paid on a page already, and nobody told the store yet. */
export async function adoptPageOrdersOf(context: SyncContext, charge_id: string): Promise<void> {
  const filters = { charge_id, hosted_page_id: { $ne: null }, klarna_order_id: null }
  for (const row of await context.klarna.listKlarnaSessions({
    ...filters,
    state: { $ne: "closed" },
  })) {
    await adoptPageOrder(context, row)
  }
}
