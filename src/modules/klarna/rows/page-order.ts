import type { ManagedOrder } from "../../../klarna/contract/managed-order"
import { undefinedWhenGone } from "../../../klarna/errors/klarna-error"
import type { Account } from "../accounts/account"
import type { KlarnaOperationRow, KlarnaSessionRow } from "./base"
import type { KlarnaCharges } from "./charges"
import type { Asker, KlarnaOperations } from "./operations"
import type { KlarnaOrders } from "./orders"
import type { SyncQueue } from "./queue"
import type { KlarnaSessions } from "./sessions"

/** As much of the module as places orders on Klarna's page. */
export interface PageDesk {
  readonly clock: { now: () => Date }
  readonly charges: KlarnaCharges
  readonly operations: KlarnaOperations
  readonly orders: KlarnaOrders
  readonly queue: SyncQueue
  readonly sessions: KlarnaSessions
}

/** How the operation of a session is named whose order Klarna places on its page. */
const wishOf = (row: KlarnaSessionRow) => `${row.id}:page`

/** Klarna will place the order itself: written down before the shopper is sent to its page. `amount` in minor units. */
export async function beginPageOrder(
  { operations }: PageDesk,
  account: Asker,
  { amount, row }: { amount: number; row: KlarnaSessionRow },
): Promise<void> {
  await operations.begin(account, { amount, kind: "place", subject: row.id, wish: wishOf(row) })
}

/**
 * What was written down of the order that Klarna places on a session's page; undefined where the store places it, which is so
 * for all but charges.
 */
export async function pageOrderOf(
  { operations }: Pick<PageDesk, "operations">,
  row: KlarnaSessionRow,
): Promise<KlarnaOperationRow | undefined> {
  if (row.charge_id === null) return undefined
  const known = await operations.of(row.id)
  return known.find(({ intent }) => intent === `place:${wishOf(row)}`)
}

/**
 * Takes up an order that Klarna placed on its page, once it says which: after reading it, because only then its reference and
 * amount are known to be ours. One that nobody waits for any more, because its session was closed or its amount is another,
 * is remembered with the session closed, so that the comparison of both books ends it. Answers whether there is one.
 * @throws KlarnaError
 */
export async function adoptPageOrder(
  desk: PageDesk,
  account: Account,
  row: KlarnaSessionRow,
): Promise<boolean> {
  if (row.klarna_order_id !== null || row.hosted_page_id === null) return false
  const operation = await pageOrderOf(desk, row)
  if (!operation) return false
  const page = await account.client.hostedPages.read(row.hosted_page_id).catch(undefinedWhenGone)
  if (!page?.order_id) return false
  const order = await account.client.orders.read(page.order_id)
  if (!isOfPurchase(row, order)) return false
  const isWanted =
    row.state !== "closed" &&
    (order.original_order_amount ?? order.order_amount) === operation.amount
  await remember(desk, account, { isWanted, order, row })
  await desk.operations.end(operation.id, { klarna_id: order.order_id, state: "done" })
  return true
}

function isOfPurchase(row: KlarnaSessionRow, order: ManagedOrder): boolean {
  return (
    order.merchant_reference1 === row.payment_collection_id &&
    order.purchase_currency.toUpperCase() === row.purchase_currency
  )
}

interface Found {
  readonly row: KlarnaSessionRow
  readonly order: ManagedOrder
  /** Whether it may pay the purchase. */
  readonly isWanted: boolean
}

async function remember(
  { charges, clock, orders, queue, sessions }: PageDesk,
  account: Account,
  { isWanted, order, row }: Found,
): Promise<void> {
  const { charge_id, id, payment_collection_id } = row
  const klarna_order_id = order.order_id
  const state = isWanted ? "placed" : "closed"
  await sessions.forget({ id, klarna_order_id, state })
  const now = clock.now()
  const known = await orders.seen({ account, payment_collection_id }, order, now)
  if (!isWanted) await queue.wake({ id: known.id, kind: "order" }, now)
  else if (charge_id !== null) await charges.ordered(charge_id, klarna_order_id, now)
}
