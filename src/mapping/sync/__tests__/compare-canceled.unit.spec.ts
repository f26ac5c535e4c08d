import { compare } from "../compare"
import { compareCanceled } from "../compare-canceled"
import {
  aCapture,
  anOperation,
  aRefund,
  aTransaction,
  compared,
  factsOf,
  namesOf,
  someBooks,
} from "./builders"
import { aKlarnaOrder } from "./support/klarna-order"
import { NOW } from "./support/time"

const captured = (amount: number, refunds: ReturnType<typeof aRefund>[] = []) =>
  someBooks()
    .withPayment({ captures: [aCapture(amount)], refunds })
    .canceled()
/** Core notes what it wanted to refund, whether or not it did. */
const noted = (books: ReturnType<typeof captured>, amount: number) => {
  const transactions = books.build().order?.transactions ?? []
  return books.withOrder({
    transactions: [...transactions, aTransaction("refund", "pay_1", -amount)],
  })
}
const fully = aKlarnaOrder().captured(100, "capt_1")
const refund = (amount: number, refundedBefore = 0) => [
  { amount, name: "refund_canceled", paymentId: "pay_1", refundedBefore },
]
const left = (amount: number) => ({
  difference: `the order is cancelled in Medusa, and ${String(amount)} is captured at Klarna and not refunded, in minor units`,
  name: "tell_difference",
})

describe("a cancelled order of which nothing was captured", () => {
  const books = someBooks().withPayment({ isCanceled: true }).canceled()

  it.each([
    ["it is authorized", aKlarnaOrder()],
    ["Klarna still decides", aKlarnaOrder().with({ fraud_status: "PENDING" })],
    ["Klarna rejected it and holds it", aKlarnaOrder().with({ fraud_status: "STOPPED" })],
  ])("is cancelled at Klarna where %s", (_state, klarna) => {
    expect(compared({ books, klarna })).toEqual([{ name: "cancel_at_klarna" }])
    expect(compared({ books: someBooks().canceled(), klarna })).toEqual([
      { name: "cancel_at_klarna" },
    ])
  })

  it("is over where Klarna's order is, and its payment too", () => {
    const klarna = aKlarnaOrder().ended("CANCELLED")
    expect(compared({ books, klarna })).toEqual([])
    expect(namesOf({ books: someBooks().withPayment().canceled(), klarna })).toEqual([
      "cancel_payment",
    ])
    expect(compared({ books: someBooks().canceled(), klarna })).toEqual([])
  })
})

describe("a cancelled order of which something was captured", () => {
  it("releases the rest first", () => {
    const klarna = aKlarnaOrder().captured(30, "capt_1")
    expect(compared({ books: noted(captured(30), 30), klarna })).toEqual([{ name: "release_rest" }])
  })

  it("is refunded where Medusa says that it was", () => {
    expect(compared({ books: noted(captured(100), 100), klarna: fully })).toEqual(refund(100))
  })

  it("is refunded of what the portal left", () => {
    const books = noted(captured(100, [aRefund(30, "ref_1", { klarnaRefundId: "k_ref_1" })]), 100)
    const transactions =
      books.build().order?.transactions.filter(({ referenceId }) => referenceId !== "ref_1") ?? []
    expect(
      compared({ books: books.withOrder({ transactions }), klarna: fully.refunded(30) }),
    ).toEqual(refund(70, 30))
  })

  it("is over once it is refunded, by the portal too", () => {
    const klarna = fully.refunded(100)
    expect(namesOf({ books: noted(captured(100), 100), klarna })).toEqual(["record_refund"])
    const books = captured(100, [aRefund(100)])
    expect(compared({ books, klarna })).toEqual([])
  })

  it("is told where nothing says that it was refunded", () => {
    expect(compared({ books: captured(100), klarna: fully })).toEqual([left(100)])
  })

  it("is told where Klarna refused to refund it, and not asked again", () => {
    const operations = [
      anOperation("refund", { amount: 100, reference: "pay_1", state: "refused" }),
    ]
    expect(compared({ books: noted(captured(100), 100), klarna: fully, operations })).toEqual([
      left(100),
    ])
  })

  it("is told where Medusa has no payment for it", () => {
    expect(compared({ books: someBooks().canceled(), klarna: fully })).toEqual([left(100)])
  })

  it("isn't refunded for what another payment was refunded", () => {
    const transactions = [
      aTransaction("capture", "capt_1", 100),
      aTransaction("refund", "pay_other", -20),
    ]
    expect(compared({ books: captured(100).withOrder({ transactions }), klarna: fully })).toEqual([
      left(100),
    ])
  })

  it("is left alone while a refund may be under way", () => {
    const createdAt = new Date(NOW.getTime() - 3_000)
    expect(
      compared({ books: captured(100, [aRefund(100, "ref_1", { createdAt })]), klarna: fully }),
    ).toEqual([])
  })

  it("captures nothing more: a capture that failed is told, and the rest refunded all the same", () => {
    const books = noted(
      someBooks().withPayment({ captures: [aCapture(30), aCapture(50, "capt_2")] }),
      80,
    ).canceled()
    const klarna = aKlarnaOrder().captured(30, "capt_1")
    expect(namesOf({ books, klarna })).toEqual(["tell_difference", "release_rest"])
    expect(namesOf({ books, klarna: klarna.ended("CAPTURED") })).toEqual([
      "tell_difference",
      "refund_canceled",
    ])
  })

  it("has its payment restored before a capture is recorded: core takes none of a cancelled payment", () => {
    const books = someBooks().withPayment({ isCanceled: true }).canceled()
    const klarna = aKlarnaOrder().captured(30).ended("CAPTURED")
    expect(namesOf({ books, klarna })).toEqual(["restore_payment"])
    expect(namesOf({ books: someBooks().withPayment().canceled(), klarna })).toEqual([
      "record_capture",
    ])
  })
})

it("an order that Medusa doesn't have isn't cancelled", () => {
  const facts = factsOf({ books: someBooks().with({ order: null }) })
  expect(compareCanceled(facts)).toEqual([])
  expect(compare(facts)).not.toEqual([])
})
