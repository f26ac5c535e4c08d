import { compareMoney } from "./compare-money"
import type { BookedOrder, BookedPayment, OrderFacts } from "./facts"
import type { Repair } from "./repair"
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
  return payment && money.length === 0 ? compareRefund(facts, order, payment) : money
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
  { klarna }: OrderFacts,
  { transactions }: BookedOrder,
  payment: BookedPayment,
): Repair[] {
  const left = klarna.captured_amount - klarna.refunded_amount
  if (left <= 0) return []
  const noted = transactions
    .filter(({ reference }) => reference === "refund")
    .reduce((sum, { amount }) => sum - amount, 0)
  const refunded = payment.refunds.reduce((sum, { amount }) => sum + amount, 0)
  const amount = Math.min(left, noted - refunded)
  if (amount > 0) return [{ amount, name: "refund_canceled", paymentId: payment.id }]
  const difference = `the order is cancelled in Medusa, and ${String(left)} is captured at Klarna and not refunded, in minor units`
  return [{ difference, name: "tell_difference" }]
}
