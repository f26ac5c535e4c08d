import { compare } from "../../mapping/sync/compare"
import { isUnderWay } from "../../mapping/sync/compare-money"
import type { OrderFacts } from "../../mapping/sync/facts"
import { isOnlyTold, type Repair } from "../../mapping/sync/repair"
import { isSettled } from "../../mapping/sync/settled"
import type { KlarnaOrderRow } from "../../modules/klarna/service"
import { type OrderScene, type SyncContext, withLock } from "./context"
import { loadBooks, purchaseOf, readOrder, toFacts } from "./load"
import { keyOf, repair } from "./repairs/repair"
import { NOTHING, type SyncOutcome } from "./outcome"
import { tellAccepted } from "./tell-accepted"

/** More than any order needs, portal actions of a month included: then something doesn't hold. */
const MOST_REPAIRS = 60

/** Compares an order with Klarna and does what is missing, one repair after the other, each on facts read anew. */
export async function syncOrder(context: SyncContext, row: KlarnaOrderRow): Promise<SyncOutcome> {
  const first = await look(context, row)
  if (first.repairs.length === 0) return finish(context, first, NOTHING)
  const [payment] = first.facts.books.payments
  const job = () => repairAll(context, row)
  // Nobody captures or refunds meanwhile; no method of the provider takes this lock.
  return payment ? withLock(context, `klarna:record:${payment.id}`, job) : job()
}

interface Look {
  readonly scene: OrderScene
  readonly facts: OrderFacts
  readonly repairs: readonly Repair[]
}

/** Reads both sides and compares. */
export async function look(context: SyncContext, row: KlarnaOrderRow): Promise<Look> {
  const order = await readOrder(context, row.klarna_order_id)
  const collection = row.payment_collection_id ?? ""
  const books = await loadBooks(context, collection, await purchaseOf(context, row))
  const operations = await context.klarna.operations.of(row.klarna_order_id)
  const facts = toFacts(context, { books, operations, order })
  return { facts, repairs: compare(facts), scene: { ...context, books, order, row } }
}

async function repairAll(context: SyncContext, row: KlarnaOrderRow): Promise<SyncOutcome> {
  const tried = new Map<string, boolean>()
  const done: string[] = []
  const told: string[] = []
  for (let round = 0; round < MOST_REPAIRS; round += 1) {
    const seen = await look(context, row)
    const next = seen.repairs.find((found) => tried.get(keyOf(found)) !== false)
    if (!next) return finish(context, seen, { done, told })
    if (tried.has(keyOf(next))) throw new Error(`The repair ${next.name} doesn't hold.`)
    const changed = await repair(seen.scene, next)
    tried.set(keyOf(next), changed)
    const list = isOnlyTold(next) || !changed ? told : done
    list.push(next.name)
    if (changed) await write(seen.scene, next)
  }
  throw new Error(`More than ${String(MOST_REPAIRS)} repairs in a row: something undoes them.`)
}

async function write({ account, klarna, row }: OrderScene, found: Repair): Promise<void> {
  const amount = "amount" in found ? found.amount : undefined
  const reason = "reason" in found ? found.reason : undefined
  await klarna.journal.write(account, {
    kind: `repair.${found.name}`,
    subject: row.klarna_order_id,
    ...(amount === undefined ? {} : { amount }),
    ...(reason === undefined ? {} : { reason }),
  })
}

async function finish(
  { klarna }: SyncContext,
  { facts, repairs, scene }: Look,
  { done, told }: Pick<SyncOutcome, "done" | "told">,
): Promise<SyncOutcome> {
  await tellAccepted(scene)
  const isOver = repairs.length === 0 && isSettled(facts)
  if (isOver !== (scene.row.settled_at !== null)) {
    const settled_at = isOver ? klarna.clock.now() : null
    await klarna.updateKlarnaOrders({ id: scene.row.id, settled_at })
  }
  return { done, isWaiting: isUnderWay(facts), told }
}
