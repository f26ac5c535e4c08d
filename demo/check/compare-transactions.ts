/** A line of Medusa's account of an order. Refunds are negative. Minor units, with the decimals that Medusa keeps below them. */
export interface Transaction {
  amount: number
  /** `capture` or `refund`, for those that a payment makes. */
  reference: string | null
  /** The capture's or refund's id; the payment's where cancelling the order refunded all of it. */
  referenceId: string | null
}

interface Money {
  captured: number
  refunded: number
  transactions: readonly Transaction[]
}

/** Every capture and every refund is in the order's account, and none of them twice. */
export function transactionDifferences({ captured, refunded, transactions }: Money): string[] {
  const sumOf = (wanted: string) =>
    transactions
      .filter(({ reference }) => reference === wanted)
      .reduce((sum, { amount }) => sum + amount, 0)
  const sums = [
    { name: "captures", rows: captured, noted: Math.round(sumOf("capture")) },
    { name: "refunds", rows: refunded, noted: Math.round(0 - sumOf("refund")) },
  ]
  return [
    ...sums
      .filter(({ rows, noted }) => rows !== noted)
      .map(({ name, rows, noted }) => `${name}: payments ${rows}, transactions ${noted}`),
    ...doubles(transactions).map((id) => `transactions: ${id} stands twice`),
  ]
}

/** Those of a payment as a whole may be several. */
function doubles(transactions: readonly Transaction[]): string[] {
  const ids = transactions.flatMap(({ reference, referenceId }) =>
    reference && referenceId && !referenceId.startsWith("pay_") ? [referenceId] : [],
  )
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}
