import type { MedusaContainer } from "@medusajs/framework/types"

import type { PreviewLine } from "../../http-contract/admin"
import { compare } from "../../mapping/sync/compare"
import { compareSession } from "../../mapping/sync/compare-session"
import type {
  KlarnaModuleService,
  KlarnaOrderRow,
  KlarnaSessionRow,
} from "../../modules/klarna/service"
import { CLOSED_LATELY_MS } from "../../modules/klarna/rows/queue"
import { compareSignUp } from "../recurring/tokens/sync-sign-up"
import { contextOf, type SyncContext } from "./context"
import { loadBooks, purchaseOf, toFacts } from "./load"
import { createPace } from "./pace"
import { explain } from "./explain"
import { whyForeignPurchase } from "./foreign"
import { isGone, look } from "./look"

const PAGE = 50

/**
 * Says what reconciliation would repair, and changes nothing: neither at Klarna, nor in Medusa, nor in our tables. A repair
 * may bring others after it that show only then.
 */
export async function preview(
  container: MedusaContainer,
  onLine: (line: PreviewLine) => void,
): Promise<{ checked: number }> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const pace = createPace(klarna)
  let checked = 0
  const each = async (row: Row, compared: (context: SyncContext) => Promise<string[]>) => {
    checked += 1
    const foreign = whyForeignPurchase(klarna, row)
    await pace.wait()
    const found = foreign
      ? { skipped: foreign }
      : await compared(contextOf(container, row.account)).then(
          (repairs) => ({ repairs }),
          (error: unknown) => ({ failed: explain(error) }),
        )
    if ("repairs" in found && found.repairs.length === 0) return
    onLine({ account: row.account, subject: subjectOf(row), ...found })
  }
  for await (const row of sessions(klarna)) {
    await each(row, (context) => compareOpen(context, row))
  }
  for await (const row of orders(klarna)) {
    await each(row, (context) => compareOrder(context, row))
  }
  return { checked }
}

type Row = KlarnaOrderRow | KlarnaSessionRow

const names = (found: readonly { name: string }[]) => found.map(({ name }) => name)

function subjectOf(row: Row): string {
  return "reuse_key" in row ? row.id : row.klarna_order_id
}

async function compareOpen(context: SyncContext, row: KlarnaSessionRow): Promise<string[]> {
  if (row.state === "closed" && (await isGone(context, row))) return []
  if (row.intent !== "tokenize") return names(compareSession(await look(context, row)))
  const repair = await compareSignUp(context, row)
  return repair === undefined ? [] : [repair]
}

async function compareOrder(context: SyncContext, row: KlarnaOrderRow): Promise<string[]> {
  const order = await context.account.client.orders.read(row.klarna_order_id)
  const purchase = await purchaseOf(context, row)
  const books = await loadBooks(context, row.payment_collection_id ?? "", purchase)
  const operations = await context.klarna.operations.of(row.klarna_order_id)
  return names(compare(toFacts(context, { books, operations, order })))
}

async function* orders(klarna: KlarnaModuleService): AsyncGenerator<KlarnaOrderRow> {
  for (let skip = 0; ; skip += PAGE) {
    const config = { order: { id: "ASC" as const }, skip, take: PAGE }
    const page = await klarna.listKlarnaOrders({ settled_at: null }, config)
    yield* page
    if (page.length < PAGE) return
  }
}

async function* sessions(klarna: KlarnaModuleService): AsyncGenerator<KlarnaSessionRow> {
  const state = ["open" as const, "placing" as const, "unknown" as const]
  const closed = {
    checked_at: null,
    intent: { $ne: "tokenize" as const },
    klarna_order_id: null,
    state: "closed" as const,
    updated_at: { $gte: new Date(klarna.clock.now().getTime() - CLOSED_LATELY_MS) },
  }
  for (let skip = 0; ; skip += PAGE) {
    const config = { order: { id: "ASC" as const }, skip, take: PAGE }
    const page = await klarna.listKlarnaSessions({ $or: [{ state }, closed] }, config)
    yield* page
    if (page.length < PAGE) return
  }
}
