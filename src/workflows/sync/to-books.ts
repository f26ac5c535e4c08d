import { providerIdOf } from "../../modules/klarna/accounts/provider-id"
import { type Decimal, isBelowMinor, toDecimal, toMinor, toMinorParts } from "../../mapping/money"
import { toMerchantReferences } from "../../mapping/merchant-references"
import type { BookedOrder, BookedPayment, Books } from "../../mapping/sync/facts"
import type { CollectionRow, OrderRow, PaymentRow, SessionRow } from "./book-fields"

/** Which of a collection's rows belong to the purchase: the order's, or the session's before there is one. */
export interface Purchase {
  readonly account: string
  readonly klarnaOrderId: string | null
  readonly paymentSessionId: string | null
  /** A token is charged for it, or its customer pays in the token's place: there may be neither cart nor order. */
  readonly isCharge?: boolean
}

/** Medusa's rows as the comparison wants them, in minor units. */
export function toBooks(row: CollectionRow, purchase: Purchase): Books {
  const minor = (amount: Decimal) => toMinor(amount, row.currency_code)
  const provider = providerIdOf({ id: purchase.account })
  const isOurs = ({ data, id, provider_id }: SessionRow) =>
    provider_id === provider &&
    (id === purchase.paymentSessionId || isOf(data?.klarna_order_id, purchase))
  const payments = row.payments.filter(
    ({ data, provider_id }) => provider_id === provider && isOf(data?.klarna_order_id, purchase),
  )
  const { cart, order } = row
  return {
    cart: cart ? { id: cart.id, isCompleted: cart.completed_at } : null,
    collection: toCollection(row, minor),
    ...(purchase.isCharge ? { isCharge: true } : {}),
    hasForeignSession: row.payment_sessions.some(({ provider_id }) => provider_id !== provider),
    order: order ? toOrder(order, row, { minor, ours: payments }) : null,
    payments: payments.map((payment) => toPayment(payment, row.currency_code)),
    ...unlinked(row),
    sessions: row.payment_sessions.filter(isOurs).map(({ id, status }) => ({ id, status })),
  }
}

function unlinked({ cart, order }: CollectionRow): Pick<Books, "unlinkedOrderId"> {
  const isWhole = !cart || Boolean(cart.order) === Boolean(order)
  const known = order ?? cart?.order
  return isWhole || !known ? {} : { unlinkedOrderId: known.id }
}

type ToMinor = (amount: Decimal) => number

function toCollection(row: CollectionRow, minor: ToMinor): Books["collection"] {
  return {
    amount: minor(row.amount),
    authorized: sum(
      row.payment_sessions.filter(({ status }) => status === "authorized"),
      minor,
    ),
    captured: minor(row.captured_amount),
    id: row.id,
    refunded: minor(row.refunded_amount),
    rows: {
      captured: sum(
        row.payments.flatMap(({ captures }) => captures),
        minor,
      ),
      refunded: sum(
        row.payments.flatMap(({ refunds }) => refunds),
        minor,
      ),
    },
    status: row.status,
  }
}

function isOf(id: string | null | undefined, { klarnaOrderId }: Purchase): boolean {
  return id != null && id === klarnaOrderId
}

/** What amounts are together: each rounded by itself would drift. */
function sum(rows: readonly { amount: Decimal }[], minor: ToMinor): number {
  return minor(rows.reduce((total, { amount }) => total.plus(amount), toDecimal(0)))
}

interface Part {
  readonly amount: Decimal
  readonly created_at: Date
  readonly id: string
}

/** Captures or refunds in the order in which core wrote them, with their shares of the rounded sum. */
function toParts<P extends Part>(rows: readonly P[], currency: string) {
  const inOrder = [...rows].sort(
    (one, other) =>
      one.created_at.getTime() - other.created_at.getTime() || (one.id < other.id ? -1 : 1),
  )
  const amounts = toMinorParts(
    inOrder.map(({ amount }) => amount),
    currency,
  )
  return inOrder.map((row, index) => ({
    part: {
      amount: amounts[index] ?? 0,
      createdAt: row.created_at,
      id: row.id,
      ...(isBelowMinor(row.amount, currency) ? { isBelowMinor: true } : {}),
    },
    row,
  }))
}

function toOrder(
  order: OrderRow,
  { id: collectionId }: CollectionRow,
  { minor, ours }: { minor: ToMinor; ours: readonly PaymentRow[] },
): BookedOrder {
  const own = new Set(ours.map(({ id }) => id))
  const others = order.payment_collections.flatMap(({ payments }) => payments)
  const heir = order.payment_collections
    .filter(({ id, status }) => status === "not_paid" && id !== collectionId)
    .sort((one, other) => other.created_at.getTime() - one.created_at.getTime())[0]
  return {
    hasOtherLivePayment: others.some(({ canceled_at, id }) => !canceled_at && !own.has(id)),
    heir: heir ? { amount: minor(heir.amount), id: heir.id } : null,
    id: order.id,
    isCanceled: order.status === "canceled",
    isUntouched:
      others.length + order.transactions.length === 0 && order.payment_collections.length <= 1,
    otherEffectIds: others
      .filter(({ id }) => !own.has(id))
      .flatMap(({ captures, refunds }) => [...captures, ...refunds].map(({ id }) => id)),
    references: { createdAt: order.created_at, sent: toMerchantReferences(order) },
    transactions: order.transactions.map(({ amount, id, reference, reference_id }) => ({
      amount: minor(amount),
      id,
      reference: reference ?? null,
      referenceId: reference_id ?? null,
    })),
  }
}

function toPayment(payment: PaymentRow, currency: string): BookedPayment {
  return {
    amount: toMinor(payment.amount, currency),
    captures: toParts(payment.captures, currency).map(({ part, row }) => ({
      ...part,
      createdBy: row.created_by ?? null,
    })),
    expiresAt: payment.data?.expires_at ?? null,
    id: payment.id,
    isCanceled: payment.canceled_at,
    isFullyCaptured: payment.captured_at,
    refunds: toParts(payment.refunds, currency).map(({ part, row }) => ({
      ...part,
      klarnaRefundId: row.metadata?.klarna_refund_id ?? null,
    })),
    sessionId: payment.payment_session_id ?? "",
  }
}
