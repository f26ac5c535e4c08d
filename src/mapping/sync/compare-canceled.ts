import { compareMoney, isUnderWay, matchRefunds } from "./compare-money"
import type { BookedOrder, BookedPayment, OrderFacts } from "./facts"
import { differs, isOnlyTold, type Repair } from "./repair"
import { endOf, isOpen } from "./state"

/**
 * What is left to do for an order that was cancelled in Medusa. Core swallows what the provider throws then, so Klarna's
 * order may live on; and it notes a refund also where none was made.
 */
export function compareCanceled(facts: OrderFacts): Repair[] {
  const { books, klarna } = facts
  const { order, payments } = books
  if (!order) return []
  const payment = payments.find(({ isCanceled }) => !isCanceled) ?? payments.at(-1)
  if (klarna.captured_amount === 0) return nothingCaptured(facts, payment)
  const money = payment ? compareMoney(facts, payment) : []
  if (isOpen(klarna)) return [...money, { name: "release_rest" }]
  const agreed = money.length === 0 ? mirrored(facts, payment) : []
  const isUnclear = isUnderWay(facts) || !money.every(isOnlyTold)
  return [...money, ...agreed, ...(isUnclear ? [] : compareRefund(facts, order, payment))]
}

/** What was released is gone: once both sides agree on the captures, the payment is worth them. */
function mirrored({ klarna }: OrderFacts, payment: BookedPayment | undefined): Repair[] {
  const amount = klarna.captured_amount
  return payment && payment.amount > amount
    ? [{ amount, name: "mirror_release", paymentId: payment.id, reason: "released" }]
    : []
}

function nothingCaptured({ klarna }: OrderFacts, payment: BookedPayment | undefined): Repair[] {
  const isOver = endOf(klarna) !== undefined && klarna.status !== "AUTHORIZED"
  if (!isOver) return [{ name: "cancel_at_klarna" }]
  return payment && !payment.isCanceled
    ? [{ name: "cancel_payment", paymentId: payment.id, reason: "canceled" }]
    : []
}

/** Core's refund of a cancelled order: its transaction stands, whether or not Klarna refunded. */
function compareRefund(
  facts: OrderFacts,
  order: BookedOrder,
  payment: BookedPayment | undefined,
): Repair[] {
  const { captured_amount: captured, refunded_amount: refunded } = facts.klarna
  const left = captured - refunded
  if (left <= 0) return []
  const amount = payment ? Math.min(left, notedOnly(facts, order, payment)) : 0
  if (payment && amount > 0 && !wasRefused(facts, payment, amount)) {
    return [{ amount, name: "refund_canceled", paymentId: payment.id, refundedBefore: refunded }]
  }
  const money = `${String(left)} is captured at Klarna and not refunded`
  return [differs(`the order is cancelled in Medusa, and ${money}, in minor units`)]
}

/** What the order's transactions say was refunded of a payment, and no refund on either side does. */
function notedOnly(
  facts: OrderFacts,
  { transactions }: BookedOrder,
  payment: BookedPayment,
): number {
  const { id, refunds } = payment
  const ours = new Set([id, ...refunds.map((refund) => refund.id)])
  const noted = transactions
    .filter(({ reference, referenceId }) => reference === "refund" && ours.has(referenceId ?? ""))
    .reduce((sum, { amount }) => sum - amount, 0)
  const { unbooked } = matchRefunds(facts, payment)
  return [...refunds, ...unbooked].reduce((rest, { amount }) => rest - amount, noted)
}

function wasRefused({ operations }: OrderFacts, { id }: BookedPayment, amount: number): boolean {
  return operations.some(
    (one) =>
      one.kind === "refund" &&
      one.state === "refused" &&
      one.reference === id &&
      one.amount === amount,
  )
}
