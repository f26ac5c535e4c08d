import { compareSession, isSessionWaiting } from "../../mapping/sync/compare-session"
import type { KlarnaOrderRow, KlarnaSessionRow } from "../../modules/klarna/service"
import { syncSignUp } from "../recurring/tokens/sync-sign-up"
import { adoptPageOrder } from "./adopt-page-order"
import type { SyncContext } from "./context"
import { isGone, look } from "./look"
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
  if (row.intent === "tokenize") return syncSignUp(context, row)
  await adoptPageOrder(context, row)
  let outcome = NOTHING
  const done = new Set<string>()
  for (let round = 0; round < MOST_REPAIRS; round += 1) {
    const current = (await context.klarna.sessions.find(row.id)) ?? row
    if (current.klarna_order_id) return join(outcome, await syncPlaced(context, current))
    if (current.state === "closed" && (await isGone(context, current))) return outcome
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
  return klarna.orders.seen({ account, payment_collection_id }, order, klarna.clock.now())
}

async function write(
  { account, klarna }: SyncContext,
  { id: subject }: KlarnaSessionRow,
  found: { readonly name: string; readonly reason?: string },
): Promise<void> {
  const reason = found.reason === undefined ? {} : { reason: found.reason }
  await klarna.journal.write(account, { kind: `repair.${found.name}`, subject, ...reason })
}
