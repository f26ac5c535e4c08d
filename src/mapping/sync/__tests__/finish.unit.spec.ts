import { isUnderWay } from "../compare-money"
import { aCapture, anOperation, aRefund, compared, factsOf, namesOf, someBooks } from "./builders"
import { aKlarnaOrder } from "./support/klarna-order"
import { hoursAgo, NOW } from "./support/time"

const captured = (...captures: ReturnType<typeof aCapture>[]) =>
  someBooks().withPayment({ captures })
const allOf = (...refunds: ReturnType<typeof aRefund>[]) =>
  someBooks().withPayment({ captures: [aCapture(100)], refunds })
const fully = aKlarnaOrder().captured(100, "capt_1")
const told = (difference: string) => [{ difference, name: "tell_difference" }]
const justNow = { createdAt: new Date(NOW.getTime() - 3_000) }

describe("a row whose effect Klarna doesn't show", () => {
  const undone = captured(aCapture(40))
  const finished = (reference: string) => [
    { amount: 40, captureId: "capt_1", name: "finish_capture", reference },
  ]
  const notAtKlarna = told(
    "the capture capt_1 of 40, in minor units, is in Medusa and not at Klarna",
  )

  it("is asked for under its key: the process died before it asked", () => {
    expect(compared({ books: undone })).toEqual(finished("capt_1"))
  })

  it("is asked for under its key: the process died before the answer came", () => {
    const operations = [anOperation("capture", { amount: 40, reference: "capt_1" })]
    expect(compared({ books: undone, operations })).toEqual(finished("capt_1"))
  })

  it("is asked for under the key of a first click whose row is gone, so that it happens once", () => {
    const operations = [anOperation("capture", { amount: 40, reference: "capt_0" })]
    expect(compared({ books: undone, operations })).toEqual(finished("capt_0"))
  })

  it("is asked for under its own key where the first click had another amount", () => {
    const operations = [anOperation("capture", { amount: 30, reference: "capt_0" })]
    expect(compared({ books: undone, operations })).toEqual(finished("capt_1"))
  })

  it("is waited for while it may be under way", () => {
    const facts = { books: captured(aCapture(40, "capt_1", justNow)) }
    expect(compared(facts)).toEqual([])
    expect(isUnderWay(factsOf(facts))).toBe(true)
    expect(isUnderWay(factsOf({ books: undone }))).toBe(false)
  })

  const refused = (reference: string) => [
    anOperation("capture", { errorCode: "PAYMENT_METHOD_FAILED", reference, state: "refused" }),
  ]

  it("is taken back where Klarna refused it, with Klarna's code: core would have, had it lived", () => {
    const reason = "has no effect at Klarna (PAYMENT_METHOD_FAILED)"
    expect(compared({ books: undone, operations: refused("capt_1") })).toContainEqual({
      kind: "capture",
      name: "drop_row",
      reason,
      rowId: "capt_1",
    })
  })

  it.each([
    ["an earlier click was refused", refused("capt_0"), {}],
    ["Klarna's order is over", refused("capt_1"), { klarna: aKlarnaOrder().ended("EXPIRED") }],
    [
      "it was refused days ago",
      refused("capt_1"),
      { books: captured(aCapture(40, "capt_1", { createdAt: hoursAgo(24) })) },
    ],
    [
      "Klarna's order doesn't list what was captured",
      refused("capt_1"),
      { klarna: aKlarnaOrder().captured(30).with({ captures: null }) },
    ],
  ])("isn't taken back where %s", (_why, operations, scene) => {
    expect(namesOf({ books: undone, operations, ...scene })).not.toContain("drop_row")
  })

  it.each([
    [
      "Klarna said that it did it",
      { operations: [anOperation("capture", { reference: "capt_1", state: "done" })] },
    ],
    [
      "its key is forgotten",
      { books: captured(aCapture(40, "capt_1", { createdAt: hoursAgo(24) })) },
    ],
    [
      "it was recorded from Klarna, and once more",
      { books: captured(aCapture(40, "capt_1", { createdBy: "klarna:k_capt_9" })) },
    ],
    ["Klarna still decides", { klarna: aKlarnaOrder().with({ fraud_status: "PENDING" }) }],
    [
      "Klarna's order doesn't list what was captured",
      { klarna: aKlarnaOrder().captured(30).with({ captures: null }) },
    ],
    ["Klarna's order is over", { klarna: aKlarnaOrder().ended("EXPIRED") }],
  ])("is only told where %s", (_why, scene) => {
    const repairs = compared({ books: undone, ...scene })
    expect(repairs).toEqual(expect.arrayContaining(notAtKlarna))
    expect(repairs.map(({ name }) => name)).not.toContain("finish_capture")
  })

  it("is taken back where it was never asked for and can't be done any more: core would have, had it lived", () => {
    const reason = "never reached Klarna"
    const dropped = { kind: "capture", name: "drop_row", reason, rowId: "capt_1" }
    expect(compared({ books: undone, klarna: aKlarnaOrder(30) })).toContainEqual(dropped)
    const operations = [anOperation("capture", { reference: "capt_1" })]
    expect(namesOf({ books: undone, klarna: aKlarnaOrder(30), operations })).not.toContain(
      "drop_row",
    )
  })

  it("is asked for as a refund too, and only of what is left of the captured", () => {
    const finish = { amount: 10, name: "finish_refund", reference: "ref_1", refundId: "ref_1" }
    expect(compared({ books: allOf(aRefund(10)), klarna: fully })).toEqual([finish])
    expect(namesOf({ books: allOf(aRefund(10)), klarna: fully.refunded(95) })).not.toContain(
      "finish_refund",
    )
  })

  it("isn't refunded a second time where it was recorded twice", () => {
    const mark = { klarnaRefundId: "k_ref_1" }
    const books = allOf(aRefund(10, "ref_1", mark), aRefund(10, "ref_2", mark))
    expect(namesOf({ books, klarna: fully.refunded(10) })).toEqual(["tell_difference"])
  })
})
