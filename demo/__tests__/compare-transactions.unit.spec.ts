import { transactionDifferences } from "../check/compare-transactions"

const captured = (amount: number, referenceId: string) => ({
  amount,
  reference: "capture",
  referenceId,
})
const refunded = (amount: number, referenceId: string) => ({
  amount: -amount,
  reference: "refund",
  referenceId,
})

describe("transactionDifferences", () => {
  it("has nothing to say where every capture and refund has its transaction", () => {
    const transactions = [captured(3_000, "capt_1"), captured(3_000, "capt_2")]
    expect(
      transactionDifferences({
        captured: 6_000,
        refunded: 1_000,
        transactions: [...transactions, refunded(1_000, "ref_1")],
      }),
    ).toEqual([])
  })

  it("tells a capture and a refund that no transaction stands for", () => {
    expect(transactionDifferences({ captured: 3_000, refunded: 500, transactions: [] })).toEqual([
      "captures: payments 3000, transactions 0",
      "refunds: payments 500, transactions 0",
    ])
  })

  it("tells a capture whose transaction stands twice", () => {
    const transactions = [captured(3_000, "capt_1"), captured(3_000, "capt_1")]
    expect(transactionDifferences({ captured: 3_000, refunded: 0, transactions })).toEqual([
      "captures: payments 3000, transactions 6000",
      "transactions: capt_1 stands twice",
    ])
  })

  it("tells one transaction that stands twice though another is missing, so that the sums agree", () => {
    const transactions = [captured(3_000, "capt_1"), captured(3_000, "capt_1")]
    expect(transactionDifferences({ captured: 6_000, refunded: 0, transactions })).toEqual([
      "transactions: capt_1 stands twice",
    ])
  })

  it("takes several transactions of a payment as a whole, which cancelling an order writes", () => {
    const refunds = [refunded(4_000, "pay_1"), refunded(6_000, "pay_1")]
    const transactions = [captured(10_000, "capt_1"), ...refunds]
    expect(transactionDifferences({ captured: 10_000, refunded: 10_000, transactions })).toEqual([])
  })
})
