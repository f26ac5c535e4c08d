import type { BookedPayment, KnownOperation, OrderFacts } from "./facts"
import { type BookedEffect, capturesOf, match, type Matched, refundsOf } from "./match"
import type { Repair } from "./repair"
import { compareTransactions } from "./compare-transactions"
import { isOpen, isPending } from "./state"

/** Klarna answers a repeated key with the first answer for 24 hours. */
const KEY_LIFE_MS = 23 * 3_600_000
/** An effect that was asked for so recently may still be under way. */
const PATIENCE_MS = 10_000

/** What differs in captures, refunds, the transactions that stand for them, and the sums made of them. */
export function compareMoney(facts: OrderFacts, payment: BookedPayment): Repair[] {
  const { books, klarna, operations } = facts
  const captures = match(capturesOf(klarna), payment.captures.map(toBooked), operations)
  const refunds = match(
    refundsOf(klarna),
    payment.refunds.map(({ amount, id, klarnaRefundId: klarnaId }) => ({ amount, id, klarnaId })),
    operations,
  )
  const transactions = books.order?.transactions ?? []
  return [
    ...settle(facts, captures, refunds),
    ...unequal(captures, "capture"),
    ...unequal(refunds, "refund"),
    ...compareTransactions(transactions, payment, { captures, refunds }),
    ...finish(facts, captures.undone, "capture"),
    ...finish(facts, refunds.undone, "refund"),
    ...record(payment, captures, refunds),
    ...compareSums(facts, payment),
  ]
}

/** Whether something may still be under way, so that nothing can be said about it yet. */
export function isUnderWay({ books, now }: OrderFacts): boolean {
  return books.payments
    .flatMap(({ captures, refunds }) => [...captures, ...refunds])
    .some(({ createdAt }) => now.getTime() - createdAt.getTime() < PATIENCE_MS)
}

function toBooked({ amount, createdBy, id }: BookedPayment["captures"][number]): BookedEffect {
  const klarnaId = createdBy?.startsWith("klarna:") ? createdBy.slice("klarna:".length) : null
  return { amount, id, klarnaId }
}

/** Operations whose answer was lost, as far as Klarna's order tells what became of them. */
function settle(
  { klarna, now, operations }: OrderFacts,
  captures: Matched<BookedEffect>,
  refunds: Matched<BookedEffect>,
): Repair[] {
  const effects = [...captures.pairs, ...refunds.pairs].map(({ klarna: effect }) => effect)
  const seen = [...effects, ...captures.unbooked, ...refunds.unbooked]
  return operations.flatMap((operation): Repair[] => {
    if (operation.state !== "unknown") return []
    const made = seen.find(({ reference }) => reference && reference === operation.reference)
    const isDone = made !== undefined || showsIn(klarna, operation)
    const isOld = now.getTime() - operation.createdAt.getTime() > KEY_LIFE_MS
    if (!isDone && !isOld) return []
    const state = isDone ? "done" : "refused"
    const klarnaId = made?.id ?? null
    return [{ klarnaId, name: "settle_operation", operationId: operation.id, state }]
  })
}

/** Effects that an order's state or amount shows. */
function showsIn(
  { order_amount, status }: OrderFacts["klarna"],
  { amount, kind }: KnownOperation,
): boolean {
  if (kind === "cancel") return status === "CANCELLED"
  if (kind === "release") return status === "CAPTURED"
  return kind === "update" && order_amount === amount
}

function unequal({ pairs }: Matched<BookedEffect>, what: string): Repair[] {
  return pairs.flatMap(({ booked, klarna }): Repair[] => {
    if (booked.amount === klarna.amount) return []
    const difference = `the ${what} ${booked.id} is ${String(klarna.amount)} at Klarna and ${String(booked.amount)} in Medusa, in minor units`
    return [{ difference, name: "tell_difference" }]
  })
}

/**
 * Rows whose effect Klarna doesn't show. The process died before the answer came, or before Klarna was asked: it is asked
 * under the row's own key, so that it happens once, however the first call ended. What Klarna refused is only told.
 */
function finish(
  facts: OrderFacts,
  undone: readonly BookedEffect[],
  what: "capture" | "refund",
): Repair[] {
  return undone.flatMap(({ amount, id }): Repair[] => {
    const createdAt = createdAtOf(facts, id)
    const age = facts.now.getTime() - createdAt.getTime()
    if (age < PATIENCE_MS) return []
    const operation = facts.operations.find(
      ({ kind, reference }) => kind === what && reference === id,
    )
    const mayAsk = operation === undefined || operation.state === "unknown"
    if (mayAsk && age < KEY_LIFE_MS && isPossible(facts, what, amount)) {
      return [
        what === "capture"
          ? { amount, captureId: id, name: "finish_capture", reference: id }
          : { amount, name: "finish_refund", reference: id, refundId: id },
      ]
    }
    const code = operation?.errorCode ? ` (${operation.errorCode})` : ""
    const difference = `the ${what} ${id} of ${String(amount)}, in minor units, is in Medusa and not at Klarna${code}`
    return [{ difference, name: "tell_difference" }]
  })
}

function createdAtOf({ books, now }: OrderFacts, id: string): Date {
  const rows = books.payments.flatMap(({ captures, refunds }) => [...captures, ...refunds])
  return rows.find((row) => row.id === id)?.createdAt ?? now
}

function isPossible({ klarna }: OrderFacts, what: "capture" | "refund", amount: number): boolean {
  if (what === "refund") return amount <= klarna.captured_amount - klarna.refunded_amount
  return isOpen(klarna) && !isPending(klarna) && amount <= klarna.remaining_authorized_amount
}

/** Effects that were made elsewhere: in Klarna's portal, or by a click whose answer was lost. */
function record(
  { amount, captures: booked, id: paymentId }: BookedPayment,
  captures: Matched<BookedEffect>,
  refunds: Matched<BookedEffect>,
): Repair[] {
  const captured = booked.reduce((sum, row) => sum + row.amount, 0)
  const recorded = captures.unbooked.reduce((sum, effect) => sum + effect.amount, 0)
  if (captured + recorded > amount) {
    const difference = `${String(captured + recorded)} is captured at Klarna, more than the payment's ${String(amount)}, in minor units`
    return [{ difference, name: "tell_difference" }]
  }
  return [
    ...captures.unbooked.map(({ amount, id: klarnaCaptureId }): Repair => {
      return { amount, klarnaCaptureId, name: "record_capture", paymentId }
    }),
    ...refunds.unbooked.map(({ amount, id: klarnaRefundId }): Repair => {
      return { amount, klarnaRefundId, name: "record_refund", paymentId }
    }),
  ]
}

/** Core sums up after the provider answered: a process that died in between left old sums. */
function compareSums(facts: OrderFacts, payment: BookedPayment): Repair[] {
  const { captured, refunded, rows } = facts.books.collection
  const sum = payment.captures.reduce((total, { amount }) => total + amount, 0)
  const isFullyCaptured = sum > 0 && sum >= payment.amount
  const isOld = captured !== rows.captured || refunded !== rows.refunded
  if (!isOld && isFullyCaptured === payment.isFullyCaptured) return []
  if (isUnderWay(facts)) return []
  return [{ isFullyCaptured, name: "mend_sums", paymentId: payment.id }]
}
