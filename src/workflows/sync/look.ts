import type { SessionFacts } from "../../mapping/sync/session-facts"
import type { KlarnaSessionRow } from "../../modules/klarna/service"
import type { SyncContext } from "./context"
import { loadBooks, loadCollections } from "./load"

/** Reads both sides. Klarna is only asked where its answer can matter. */
export async function look(context: SyncContext, row: KlarnaSessionRow): Promise<SessionFacts> {
  const { account, klarna } = context
  const now = klarna.clock.now()
  const isExpired = row.expires_at.getTime() <= now.getTime()
  const books = await loadBooks(context, row.payment_collection_id, {
    account: account.id,
    klarnaOrderId: row.klarna_order_id,
    paymentSessionId: row.payment_session_id,
  })
  const asks = row.state === "open" && !isExpired
  return {
    books,
    changedAt: row.updated_at,
    isCharge: row.charge_id !== null,
    isExpired,
    isSuperseded: await isSuperseded(context, row),
    klarna: asks ? await readSession(context, row) : undefined,
    now,
    paymentSessionId: row.payment_session_id,
    state: row.state,
    token: klarna.sessions.secret(row, "authorization_token"),
  }
}

/** Only asked about a session that is over: one that isn't is the only one of its purchase. */
export async function isSuperseded(
  { klarna }: SyncContext,
  { charge_id, payment_collection_id: collectionId, state }: KlarnaSessionRow,
): Promise<boolean> {
  if (state !== "closed") return false
  if (charge_id !== null || (await klarna.sessions.hasLive(collectionId))) return true
  return (await klarna.charges.ofCollection(collectionId)) !== undefined
}

async function readSession({ account }: SyncContext, { klarna_session_id }: KlarnaSessionRow) {
  const session = await account.client.payments.readSession(klarna_session_id)
  const { authorization_token: token, status } = session
  return { isComplete: status === "complete", token: token === "" ? null : (token ?? null) }
}

/** Nothing can be left of a purchase whose payment collection Medusa has deleted. */
export async function isGone(
  { container }: SyncContext,
  { payment_collection_id: id }: KlarnaSessionRow,
): Promise<boolean> {
  return !(await loadCollections(container, [id])).has(id)
}
