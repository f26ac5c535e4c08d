import type { BookedPayment, OrderFacts } from "./facts"
import { compareTransactions } from "./compare-transactions"
import { finish, PATIENCE_MS } from "./finish"
import {
  type BookedEffect,
  capturesOf,
  isSameAmount,
  match,
  type Matched,
  refundsOf,
} from "./match"
import { differs, type Repair } from "./repair"
import { settle } from "./settle"

/** What differs in captures, refunds, the transactions that stand for them, and the sums made of them. */
export function compareMoney(facts: OrderFacts, payment: BookedPayment): Repair[] {
  const { books, klarna, operations } = facts
  const captures = match(capturesOf(klarna), payment.captures.map(toBooked), operations)
  const refunds = matchRefunds(facts, payment)
  return [
    ...settle(facts, captures, refunds),
    ...unequal(captures, "capture"),
    ...unequal(refunds, "refund"),
    ...compareTransactions(books, payment, { captures, refunds }),
    ...finish(facts, captures.undone, "capture"),
    ...finish(facts, refunds.undone, "refund"),
    ...compareSums(facts, payment),
    ...record(payment, captures, refunds),
  ]
}

/** Whether something may still be under way, so that nothing can be said about it yet. */
export function isUnderWay({ books, now }: OrderFacts): boolean {
  return books.payments
    .flatMap(({ captures, refunds }) => [...captures, ...refunds])
    .some(({ createdAt }) => now.getTime() - createdAt.getTime() < PATIENCE_MS)
}

export function matchRefunds(
  { klarna, operations }: OrderFacts,
  { refunds }: BookedPayment,
): Matched<BookedEffect> {
  const booked = refunds.map(({ klarnaRefundId: klarnaId, ...refund }) => ({ ...refund, klarnaId }))
  return match(refundsOf(klarna), booked, operations)
}

function toBooked({ createdBy, ...capture }: BookedPayment["captures"][number]): BookedEffect {
  const klarnaId = createdBy?.startsWith("klarna:") ? createdBy.slice("klarna:".length) : null
  return { ...capture, klarnaId }
}

function unequal({ pairs }: Matched<BookedEffect>, what: string): Repair[] {
  return pairs.flatMap(({ booked, klarna }): Repair[] => {
    if (isSameAmount(klarna, booked)) return []
    const amounts = `${String(klarna.amount)} at Klarna and ${String(booked.amount)} in Medusa`
    return [differs(`the ${what} ${booked.id} is ${amounts}, in minor units`)]
  })
}

/**
 * Effects that were made elsewhere: in Klarna's portal, or by a click whose answer was lost. Core takes no capture of a
 * cancelled payment, so that is restored first; and none beyond the payment's amount.
 */
function record(
  payment: BookedPayment,
  captures: Matched<BookedEffect>,
  refunds: Matched<BookedEffect>,
): Repair[] {
  const { amount: most, id: paymentId } = payment
  const captured = sumOf(payment.captures) + sumOf(captures.unbooked)
  const refunded = sumOf(payment.refunds) + sumOf(refunds.unbooked)
  if (captures.unbooked.length > 0) {
    if (captured > most)
      return [tooMuch(captures.unbooked, "captured", `the payment's ${String(most)}`)]
    if (payment.isCanceled) return [{ name: "restore_payment", paymentId }]
  }
  const recorded = captures.unbooked.map(({ amount, id: klarnaCaptureId }): Repair => {
    return { amount, klarnaCaptureId, name: "record_capture", paymentId }
  })
  if (refunds.unbooked.length > 0 && refunded > captured) {
    return [...recorded, tooMuch(refunds.unbooked, "refunded", `the ${String(captured)} captured`)]
  }
  return [
    ...recorded,
    ...refunds.unbooked.map(({ amount, id: klarnaRefundId }): Repair => {
      return { amount, klarnaRefundId, name: "record_refund", paymentId }
    }),
  ]
}

function tooMuch(
  unbooked: readonly { readonly amount: number }[],
  done: string,
  most: string,
): Repair {
  const more = `${String(sumOf(unbooked))} more is ${done} at Klarna than Medusa knows`
  return differs(`${more}, which with what it knows is over ${most}, in minor units`)
}

/** Core sums up after the provider answered: a process that died in between left old sums. */
function compareSums(facts: OrderFacts, payment: BookedPayment): Repair[] {
  const { captured, refunded, rows } = facts.books.collection
  const sum = sumOf(payment.captures)
  const isFullyCaptured = sum > 0 && sum >= payment.amount
  const isOld = captured !== rows.captured || refunded !== rows.refunded || isUnnoticed(facts)
  if (!isOld && isFullyCaptured === payment.isFullyCaptured) return []
  if (isUnderWay(facts)) return []
  return [{ isFullyCaptured, name: "mend_sums", paymentId: payment.id }]
}

/** A process that died after the payment was authorized, and before its collection said so. */
function isUnnoticed({ books }: OrderFacts): boolean {
  const { authorized, status } = books.collection
  return authorized > 0 && (status === "not_paid" || status === "awaiting")
}

function sumOf(rows: readonly { readonly amount: number }[]): number {
  return rows.reduce((sum, { amount }) => sum + amount, 0)
}
