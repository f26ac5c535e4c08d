import type { BookedPayment, BookedTransaction } from "./facts"
import type { BookedEffect, Matched } from "./match"
import type { Repair } from "./repair"

interface Pairs {
  readonly captures: Matched<BookedEffect>
  readonly refunds: Matched<BookedEffect>
}

/** What differs between captures and refunds, and the order's transactions that stand for them: one for each. */
export function compareTransactions(
  transactions: readonly BookedTransaction[],
  payment: BookedPayment,
  { captures, refunds }: Pairs,
): Repair[] {
  const ids = doublesAmong(transactions)
  const dropped: Repair[] = ids.length > 0 ? [{ ids, name: "drop_double_transactions" }] : []
  return [
    ...dropped,
    ...captures.pairs.flatMap(({ booked }) => missing(transactions, booked, "capture")),
    ...missingRefunds(transactions, payment, refunds),
  ]
}

/** Transactions that say what an earlier one said. Those of a payment as a whole may be several. */
function doublesAmong(transactions: readonly BookedTransaction[]): string[] {
  const seen = new Set<string>()
  return transactions.flatMap(({ id, reference, referenceId }) => {
    if (!reference || !referenceId || referenceId.startsWith("pay_")) return []
    const key = `${reference}:${referenceId}`
    if (seen.has(key)) return [id]
    seen.add(key)
    return []
  })
}

function missing(
  transactions: readonly BookedTransaction[],
  { amount, id: referenceId }: BookedEffect,
  reference: "capture" | "refund",
): Repair[] {
  const found = transactions.some(
    (one) => one.reference === reference && one.referenceId === referenceId,
  )
  const signed = reference === "capture" ? amount : -amount
  return found ? [] : [{ amount: signed, name: "add_transaction", reference, referenceId }]
}

/** Cancelling an order refunds in one transaction under the payment's id: it stands for refunds that have none of their own. */
function missingRefunds(
  transactions: readonly BookedTransaction[],
  payment: BookedPayment,
  { pairs }: Matched<BookedEffect>,
): Repair[] {
  let covered = transactions
    .filter(({ reference, referenceId }) => reference === "refund" && referenceId === payment.id)
    .reduce((sum, { amount }) => sum - amount, 0)
  return pairs.flatMap(({ booked }) => {
    const repairs = missing(transactions, booked, "refund")
    if (repairs.length === 0) return []
    const rest = Math.max(0, booked.amount - covered)
    covered = Math.max(0, covered - booked.amount)
    return rest > 0 ? missing(transactions, { ...booked, amount: rest }, "refund") : []
  })
}
