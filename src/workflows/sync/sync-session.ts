import { compareSession, isSessionWaiting } from "../../mapping/sync/compare-session"
import type { SessionFacts } from "../../mapping/sync/session-facts"
import type { KlarnaOrderRow, KlarnaSessionRow } from "../../modules/klarna/service"
import type { SyncContext } from "./context"
import { loadBooks } from "./load"
import { join, NOTHING, type SyncOutcome } from "./outcome"
import { repairSession } from "./session-repairs/repair"
import { syncOrder } from "./sync-order"

const MOST_REPAIRS = 10

/**
 * Compares a Klarna session with Medusa: an approval becomes an order, or is released when nobody will use it. Once there is
 * an order at Klarna, that one is compared.
 */
export async function syncSession(
  context: SyncContext,
  row: KlarnaSessionRow,
): Promise<SyncOutcome> {
  let outcome = NOTHING
  const done = new Set<string>()
  for (let round = 0; round < MOST_REPAIRS; round += 1) {
    const current = (await context.klarna.sessions.find(row.id)) ?? row
    if (current.klarna_order_id) return join(outcome, await syncPlaced(context, current))
    const facts = await look(context, current)
    const next = compareSession(facts).find(({ name }) => !done.has(name))
    if (!next) return join(outcome, { ...NOTHING, isWaiting: isSessionWaiting(facts) })
    done.add(next.name)
    const result = await repairSession({ ...context, facts, row: current }, next)
    outcome = join(outcome, {
      done: result === "done" ? [next.name] : [],
      isWaiting: result === "later",
      told: result === "told" ? [next.name] : [],
    })
    if (result === "later") return outcome
    if (result === "done") await write(context, current, next)
  }
  return outcome
}

async function syncPlaced(context: SyncContext, row: KlarnaSessionRow): Promise<SyncOutcome> {
  const known = await context.klarna.orders.find(row.klarna_order_id ?? "")
  return syncOrder(context, known ?? (await rememberOrder(context, row)))
}

/** The process died between the session's row, which names the order, and the order's own. */
async function rememberOrder(
  { account, klarna }: SyncContext,
  { klarna_order_id, payment_collection_id }: KlarnaSessionRow,
): Promise<KlarnaOrderRow> {
  const order = await account.client.orders.read(klarna_order_id ?? "")
  const { environment, id } = account
  const owner = { account: id, environment, payment_collection_id }
  return klarna.orders.seen(owner, order, klarna.clock.now())
}

async function write(
  { account, klarna }: SyncContext,
  { id: subject }: KlarnaSessionRow,
  found: { readonly name: string; readonly reason?: string },
): Promise<void> {
  const reason = found.reason === undefined ? {} : { reason: found.reason }
  await klarna.journal.write(account, { kind: `repair.${found.name}`, subject, ...reason })
}

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
    isExpired,
    klarna: asks ? await readSession(context, row) : undefined,
    now,
    paymentSessionId: row.payment_session_id,
    state: row.state,
    token: klarna.sessions.secret(row, "authorization_token"),
  }
}

async function readSession({ account }: SyncContext, { klarna_session_id }: KlarnaSessionRow) {
  const session = await account.client.payments.readSession(klarna_session_id)
  const { authorization_token: token, status } = session
  return { isComplete: status === "complete", token: token === "" ? null : (token ?? null) }
}
