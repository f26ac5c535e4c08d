import { aCapture, aRefund, aTransaction, compared, someBooks } from "./builders"
import { aKlarnaOrder } from "./support/klarna-order"

const allOf = (...refunds: ReturnType<typeof aRefund>[]) =>
  someBooks().withPayment({ captures: [aCapture(100)], refunds })
const fully = aKlarnaOrder().captured(100, "capt_1")

describe("an order's transactions", () => {
  const books = allOf(aRefund(10))
  const klarna = fully.refunded(10)
  const all = books.build().order?.transactions ?? []

  it("lose what says the same twice", () => {
    const transactions = [...all, aTransaction("capture", "capt_1", 100, "ordtrx_again")]
    expect(compared({ books: books.withOrder({ transactions }), klarna })).toEqual([
      { ids: ["ordtrx_again"], name: "drop_double_transactions" },
    ])
  })

  it("lose what stands for a capture or a refund that isn't there", () => {
    const more = [
      aTransaction("capture", "capt_gone", 100, "a"),
      aTransaction("refund", "ref_gone", -10, "b"),
    ]
    const transactions = [...all, ...more]
    expect(compared({ books: books.withOrder({ transactions }), klarna })).toEqual([
      { ids: ["a", "b"], name: "drop_orphan_transactions" },
    ])
  })

  it("keep what stands for a capture of another payment of the order, whichever provider's", () => {
    const transactions = [...all, aTransaction("capture", "capt_other", 5)]
    const order = { otherEffectIds: ["capt_other"], transactions }
    expect(compared({ books: books.withOrder(order), klarna })).toEqual([])
  })

  it("keep two refunds of a payment as a whole, and what refers to nothing", () => {
    const more = [
      aTransaction("refund", "pay_1", -1, "a"),
      aTransaction("refund", "pay_1", -1, "b"),
      { ...aTransaction("", "", 5), reference: null },
    ]
    expect(
      compared({ books: books.withOrder({ transactions: [...all, ...more] }), klarna }),
    ).toEqual([])
  })

  it("get what stands for a capture and a refund that have none", () => {
    expect(compared({ books: books.withOrder({ transactions: [] }), klarna })).toEqual([
      { amount: 100, name: "add_transaction", reference: "capture", referenceId: "capt_1" },
      { amount: -10, name: "add_transaction", reference: "refund", referenceId: "ref_1" },
    ])
  })

  it("get only the part of a refund that the payment's own transaction doesn't cover", () => {
    const transactions = [
      aTransaction("capture", "capt_1", 100),
      aTransaction("refund", "pay_1", -4),
    ]
    expect(compared({ books: books.withOrder({ transactions }), klarna })).toEqual([
      { amount: -6, name: "add_transaction", reference: "refund", referenceId: "ref_1" },
    ])
  })
})
