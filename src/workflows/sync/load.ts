import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import type { ManagedOrder } from "../../klarna/contract/managed-order"
import type { Books, KnownOperation, OrderFacts } from "../../mapping/sync/facts"
import type { KlarnaOperationRow, KlarnaOrderRow } from "../../modules/klarna/service"
import { BOOK_FIELDS, Collection, type CollectionRow } from "./book-fields"
import type { SyncContext } from "./context"
import { type Purchase, toBooks } from "./to-books"

/** The rows of payment collections, by their ids; one query for any number of them. */
export async function loadCollections(
  container: MedusaContainer,
  ids: readonly string[],
): Promise<Map<string, CollectionRow>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const filters = { id: [...new Set(ids)] }
  const { data } = await query.graph({
    entity: "payment_collection",
    fields: BOOK_FIELDS,
    filters,
  })
  return new Map(data.map((row) => Collection.parse(row)).map((row) => [row.id, row]))
}

/** Medusa's side of a purchase. @throws Error when its payment collection is gone */
export async function loadBooks(
  { container }: SyncContext,
  collectionId: string,
  purchase: Purchase,
): Promise<Books> {
  const row = (await loadCollections(container, [collectionId])).get(collectionId)
  if (!row) throw new Error(`Medusa has no payment collection ${collectionId} any more.`)
  return toBooks(row, purchase)
}

/** Klarna's order as it is now, read and remembered. */
export async function readOrder(
  { account, klarna }: SyncContext,
  orderId: string,
): Promise<ManagedOrder> {
  const order = await account.client.orders.read(orderId)
  await klarna.orders.seen({ account }, order, klarna.clock.now())
  return order
}

/** Whose rows of Medusa's belong to a Klarna order: a session's, or a charge's that its token pays. */
export async function purchaseOf(
  { account, klarna }: SyncContext,
  { klarna_order_id: klarnaOrderId, payment_collection_id: collectionId }: KlarnaOrderRow,
): Promise<Purchase> {
  const session = await klarna.sessions.ofOrder(account.id, klarnaOrderId)
  const charge =
    session || collectionId === null ? undefined : await klarna.charges.ofCollection(collectionId)
  const paymentSessionId = session?.payment_session_id ?? charge?.payment_session_id ?? null
  const isInPlace = session !== undefined && session.charge_id !== null && session.cart_id === null
  const isCharge = charge !== undefined || isInPlace
  return { account: account.id, isCharge, klarnaOrderId, paymentSessionId }
}

/** All that is compared, of one order. */
export function toFacts({ klarna }: SyncContext, { books, operations, order }: Loaded): OrderFacts {
  const { cancelOrderOnRejection, expiryWarningDays, extendExpiring } = klarna.options
  return {
    books,
    klarna: order,
    now: klarna.clock.now(),
    operations: operations.map(toKnown),
    settings: { cancelOrderOnRejection, expiryWarningDays, extendExpiring },
  }
}

interface Loaded {
  readonly order: ManagedOrder
  readonly books: Books
  readonly operations: readonly KlarnaOperationRow[]
}

function toKnown(row: KlarnaOperationRow): KnownOperation {
  const { amount, id, kind, state } = row
  const named = row.intent.slice(`${kind}:`.length)
  return {
    amount,
    createdAt: row.created_at,
    errorCode: row.error_code,
    id,
    kind,
    klarnaId: row.klarna_id,
    reference: row.reference ?? named.replace(`${row.subject}:`, ""),
    state,
  }
}
