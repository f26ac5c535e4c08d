import type { BookedPayment, BookedTransaction, Books } from "./facts"
import type { BookedEffect, Matched } from "./match"
import type { Repair } from "./repair"

interface Pairs {
  readonly captures: Matched<BookedEffect>
  readonly refunds: Matched<BookedEffect>
}

/** What differs between captures and refunds, and the order's transactions that stand for them: one for each. */
export function compareTransactions(
  books: Books,
  payment: BookedPayment,
  { captures, refunds }: Pairs,
): Repair[] {
  const transactions = books.order?.transactions ?? []
  const doubles = doublesAmong(transactions)
  const orphans = orphansAmong(books)
  return [
    ...(doubles.length > 0 ? [{ ids: doubles, name: "drop_double_transactions" } as const] : []),
    ...(orphans.length > 0 ? [{ ids: orphans, name: "drop_orphan_transactions" } as const] : []),
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

/** As Medusa's ids of captures and refunds begin: what a transaction says of anything else is not ours to judge. */
const EFFECT_ID = /^(capt|ref)_/

/** Transactions of captures and refunds that aren't in Medusa: core writes the row first, and takes it back last. */
function orphansAmong({ order, payments }: Books): string[] {
  if (!order) return []
  const own = payments.flatMap(({ captures, refunds }) => [...captures, ...refunds])
  const known = new Set([...own.map(({ id }) => id), ...order.otherEffectIds])
  return order.transactions.flatMap(({ id, reference, referenceId }) => {
    const isEffects = reference === "capture" || reference === "refund"
    const isOrphan = isEffects && EFFECT_ID.test(referenceId ?? "") && !known.has(referenceId ?? "")
    return isOrphan ? [id] : []
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
