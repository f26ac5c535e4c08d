import type { MedusaContainer } from "@medusajs/framework/types"

import type { ReconcileReport } from "../../http-contract/admin"
import { compare } from "../../mapping/sync/compare"
import { isUnderWay } from "../../mapping/sync/compare-money"
import { isSettled } from "../../mapping/sync/settled"
import type {
  Claim,
  KlarnaModuleService,
  KlarnaOperationRow,
  KlarnaOrderRow,
} from "../../modules/klarna/service"
import type { CollectionRow } from "./book-fields"
import { contextOf } from "./context"
import { loadCollections, readOrder, toFacts } from "./load"
import { createPace, type Pace } from "./pace"
import { Tally } from "./tally"
import { whyForeignPurchase } from "./foreign"
import { runClaim } from "./run"
import { toBooks } from "./to-books"

export interface ReconcileInput {
  /** Milliseconds: what was checked more recently is left alone. */
  readonly min_age_ms: number
  /** Also what was given up, and sessions that would be asked later. */
  readonly everything: boolean
}

const PAGE = 50
/** Asked at the same time. */
const WORKERS = 4

/**
 * Compares all orders that are not settled and all sessions of which an order may still come, in pages, the one checked
 * longest ago first; what fails is not tried again in the same run. Where it is stopped, the next run goes on. Unchanged orders cost one call to Klarna each, and one
 * query a page; what differs is claimed and repaired by itself.
 */
export async function reconcile(
  container: MedusaContainer,
  { everything, min_age_ms }: ReconcileInput,
  onPage: (report: ReconcileReport) => Promise<void> | void = () => undefined,
): Promise<ReconcileReport> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const tally = new Tally()
  const before = new Date(klarna.clock.now().getTime() - min_age_ms)
  const work = { container, failed: new Set<string>(), pace: createPace(klarna), tally }
  for (const kind of ["session", "order"] as const) {
    for (;;) {
      const now = klarna.clock.now()
      const page = { before, everything, except: [...work.failed], limit: PAGE }
      const claims = await klarna.queue.claimUnchecked(kind, now, page)
      if (claims.length === 0) break
      await (kind === "order" ? reconcileOrders(work, claims) : reconcileSessions(work, claims))
      await onPage(tally.report())
    }
  }
  tally.addWaiting(await klarna.queue.countLeased(klarna.clock.now()))
  return tally.report()
}

interface Work {
  readonly container: MedusaContainer
  /** Ids of what couldn't be compared. */
  readonly failed: Set<string>
  readonly pace: Pace
  readonly tally: Tally
}

async function reconcileSessions(work: Work, claims: readonly Claim[]): Promise<void> {
  await inParallel(claims, (claim) => runPaced(work, claim))
}

async function runPaced({ container, failed, pace, tally }: Work, claim: Claim): Promise<void> {
  await pace.wait()
  const result = await runClaim(container, claim)
  if (result.is === "failed") failed.add(claim.id)
  tally.add(result)
}

async function reconcileOrders(work: Work, claims: readonly Claim[]): Promise<void> {
  const page = await loadPage(work.container, claims)
  await inParallel(claims, async (claim) => {
    if (await isUnchanged(work, claim, page)) work.tally.addUnchanged()
    else await runPaced(work, claim)
  })
}

/** All that a page of orders needs, in four queries. */
interface Page {
  readonly orders: ReadonlyMap<string, KlarnaOrderRow>
  readonly collections: ReadonlyMap<string, CollectionRow>
  readonly operations: ReadonlyMap<string, readonly KlarnaOperationRow[]>
  /** Medusa's payment session of each Klarna order. */
  readonly sessions: ReadonlyMap<string, string>
}

async function loadPage(container: MedusaContainer, claims: readonly Claim[]): Promise<Page> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const rows = await klarna.listKlarnaOrders({ id: claims.map(({ id }) => id) })
  const ids = rows.map(({ klarna_order_id }) => klarna_order_id)
  const [collections, operations, sessions] = await Promise.all([
    loadCollections(
      container,
      rows.flatMap(({ payment_collection_id: id }) => id ?? []),
    ),
    klarna.listKlarnaOperations({ subject: ids }, { order: { created_at: "ASC" } }),
    klarna.listKlarnaSessions({ klarna_order_id: ids }),
  ])
  return {
    collections,
    operations: bySubject(operations),
    orders: new Map(rows.map((row) => [row.id, row])),
    sessions: new Map(sessions.map((row) => [row.klarna_order_id ?? "", row.payment_session_id])),
  }
}

function bySubject(rows: readonly KlarnaOperationRow[]): Map<string, KlarnaOperationRow[]> {
  const groups = new Map<string, KlarnaOperationRow[]>()
  for (const row of rows) groups.set(row.subject, [...(groups.get(row.subject) ?? []), row])
  return groups
}

/** Whether both sides agree; what fails is for the claim's own turn to find out. */
async function isUnchanged({ container, pace }: Work, claim: Claim, page: Page): Promise<boolean> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const row = page.orders.get(claim.id)
  const collection = page.collections.get(row?.payment_collection_id ?? "")
  if (!row || !collection || whyForeignPurchase(klarna, row)) return false
  const context = contextOf(container, row.account)
  await pace.wait()
  const order = await readOrder(context, row.klarna_order_id).catch(() => undefined)
  if (!order) return false
  const paymentSessionId = page.sessions.get(row.klarna_order_id) ?? null
  const facts = toFacts(context, {
    books: toBooks(collection, {
      account: row.account,
      klarnaOrderId: row.klarna_order_id,
      paymentSessionId,
    }),
    operations: page.operations.get(row.klarna_order_id) ?? [],
    order,
  })
  if (compare(facts).length > 0 || isUnderWay(facts) || isSettled(facts)) return false
  await klarna.queue.done(claim, klarna.clock.now())
  return true
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: WORKERS }, worker))
}
