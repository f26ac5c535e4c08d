import { sumOf } from "../builders"
import { aCapture, aRefund, aTransaction } from "../builders"
import type { BookedOrder, BookedPayment, BookedTransaction } from "../../facts"
import type { Modelled, World } from "./model"
import { hoursAgo } from "./time"

/** Changes a payment, and the collection's rows with it. */
export function withPayment(world: World, id: string, more: Partial<BookedPayment>): World {
  const payments = world.books.payments.map((one) => (one.id === id ? { ...one, ...more } : one))
  const rows = {
    captured: sumOf(payments.flatMap(({ captures }) => captures)),
    refunded: sumOf(payments.flatMap(({ refunds }) => refunds)),
  }
  const collection = { ...world.books.collection, rows }
  return { ...world, books: { ...world.books, collection, payments } }
}

export function withOrder(world: World, more: Partial<BookedOrder>): World {
  const { order } = world.books
  return order ? { ...world, books: { ...world.books, order: { ...order, ...more } } } : world
}

export function paymentOf({ books }: World, id: string): BookedPayment {
  const found = books.payments.find((one) => one.id === id)
  if (!found) throw new Error(`there is no payment ${id}`)
  return found
}

function summedUp(world: World): World {
  const { collection } = world.books
  return { ...world, books: { ...world.books, collection: { ...collection, ...collection.rows } } }
}

function noted(world: World, transaction: BookedTransaction): World {
  return withOrder(world, {
    transactions: [...(world.books.order?.transactions ?? []), transaction],
  })
}

/** Repairs of captures, refunds and their transactions in Medusa's books. */
export const IN_MODELLED_BOOKS: Modelled<
  | "add_transaction"
  | "drop_double_transactions"
  | "drop_orphan_transactions"
  | "drop_row"
  | "mend_sums"
  | "mirror_expiry"
  | "mirror_release"
  | "record_capture"
  | "record_refund"
  | "restore_payment"
> = {
  add_transaction: (world, { amount, reference, referenceId }) =>
    noted(world, aTransaction(reference, referenceId, amount)),
  drop_double_transactions: (world, { ids }) =>
    withOrder(world, {
      transactions: (world.books.order?.transactions ?? []).filter(({ id }) => !ids.includes(id)),
    }),
  drop_orphan_transactions: (world, { ids }) =>
    withOrder(world, {
      transactions: (world.books.order?.transactions ?? []).filter(({ id }) => !ids.includes(id)),
    }),
  drop_row: (world, { rowId }) => {
    const others = (world.books.order?.transactions ?? []).filter(
      ({ referenceId }) => referenceId !== rowId,
    )
    return world.books.payments.reduce(
      (changed, { captures, id, refunds }) => {
        const kept = <T extends { id: string }>(rows: readonly T[]) =>
          rows.filter((row) => row.id !== rowId)
        return withPayment(changed, id, { captures: kept(captures), refunds: kept(refunds) })
      },
      withOrder(world, { transactions: others }),
    )
  },
  mend_sums: (world, { isFullyCaptured, paymentId }) =>
    summedUp(withPayment(world, paymentId, { isFullyCaptured })),
  mirror_expiry: (world, { expiresAt, paymentId }) => withPayment(world, paymentId, { expiresAt }),
  mirror_release: (world, { amount, paymentId }) =>
    summedUp(withPayment(world, paymentId, { amount, isFullyCaptured: true })),
  record_capture: (world, { amount, klarnaCaptureId, paymentId }) => {
    const { amount: most, captures, isCanceled, isFullyCaptured } = paymentOf(world, paymentId)
    if (isCanceled) throw new Error("core captures nothing of a cancelled payment")
    const sum = sumOf(captures) + amount
    if (sum > most) throw new Error("core captures no more than a payment's amount")
    // Core answers as if it were done.
    if (isFullyCaptured) return world
    const row = aCapture(amount, `capt_of_${klarnaCaptureId}`, {
      createdAt: hoursAgo(0.1),
      createdBy: `klarna:${klarnaCaptureId}`,
    })
    const more = { captures: [...captures, row], isFullyCaptured: sum === most }
    return noted(
      summedUp(withPayment(world, paymentId, more)),
      aTransaction("capture", row.id, amount),
    )
  },
  record_refund: (world, { amount, klarnaRefundId, paymentId }) => {
    const { captures, refunds } = paymentOf(world, paymentId)
    const more = [
      ...refunds,
      aRefund(amount, `ref_of_${klarnaRefundId}`, { createdAt: hoursAgo(0.1), klarnaRefundId }),
    ]
    if (sumOf(more) > sumOf(captures)) throw new Error("core refunds no more than was captured")
    const after = summedUp(withPayment(world, paymentId, { refunds: more }))
    const transaction = aTransaction("refund", `ref_of_${klarnaRefundId}`, -amount)
    return world.books.order?.isCanceled ? after : noted(after, transaction)
  },
  restore_payment: (world, { paymentId }) => withPayment(world, paymentId, { isCanceled: false }),
}
