import { KlarnaError } from "../../../klarna/errors/klarna-error"
import type { KlarnaChargeRow, KlarnaSessionRow } from "../../../modules/klarna/service"
import { withLock, type SyncContext } from "../../sync/context"

/**
 * Closes the sessions in which a customer could have paid a charge: nobody is to pay there any more. One whose order is being
 * placed, or that Klarna placed on its page, stays: its order is taken up.
 */
export async function closeSessions(
  context: SyncContext,
  { id: charge_id }: KlarnaChargeRow,
): Promise<void> {
  const open = await context.klarna.listKlarnaSessions({ charge_id, state: ["open", "unknown"] })
  for (const { id } of open) {
    await withLock(context, `klarna:place:${id}`, async () => {
      const row = await context.klarna.sessions.find(id)
      if (row && !context.klarna.isForeign(row)) await closeSession(context, row)
    })
  }
}

async function closeSession(context: SyncContext, row: KlarnaSessionRow): Promise<void> {
  const { account, klarna } = context
  if (row.hosted_page_id !== null) {
    await account.client.hostedPages.disable(row.hosted_page_id).catch(unlessKlarnas)
  }
  if ((await klarna.adoptPageOrder(account, row)) || row.state !== "open") return
  const token = klarna.sessions.secret(row, "authorization_token")
  await klarna.sessions.forget({ id: row.id, state: "closed" })
  const reason = "the customer's time to pay the charge is over"
  await klarna.journal.write(account, { kind: "session.closed", reason, subject: row.id })
  if (token !== null) await account.client.payments.cancelAuthorization(token).catch(unlessKlarnas)
}

function unlessKlarnas(error: unknown): void {
  if (!(error instanceof KlarnaError)) throw error
}
