import { aCapture, anOperation, compared, namesOf, someBooks } from "./builders"
import { aKlarnaOrder } from "./support/klarna-order"

/** Core cancelled the payment and made a new collection of what the changed order costs. */
const changed = (due: number, captures = 0) =>
  someBooks()
    .withPayment({ captures: captures > 0 ? [aCapture(captures)] : [], isCanceled: true })
    .withHeir(due)
const moved = { heirId: "pay_col_heir", paymentId: "pay_1" }
const carriedTo = (target: number) => [{ ...moved, name: "carry_over", target }]
const kept = (amount: number) => [{ ...moved, amount, name: "keep_difference" }]
const refusedAt = (amount: number) => [anOperation("update", { amount, state: "refused" })]

describe("the authorization of a changed order", () => {
  it.each([
    ["up", 120],
    ["down", 80],
    ["to the same amount", 100],
  ])("follows %s", (_direction, due) => {
    expect(compared({ books: changed(due) })).toEqual(carriedTo(due))
  })

  it("is what was captured and what is due: 30.00 of 120.00", () => {
    const klarna = aKlarnaOrder().captured(30, "capt_1")
    expect(compared({ books: changed(90, 30), klarna })).toEqual(carriedTo(120))
  })

  it("doesn't grow by a capture that core hadn't heard of when it made the collection", () => {
    expect(compared({ books: changed(120), klarna: aKlarnaOrder().captured(30) })).toEqual(
      carriedTo(120),
    )
  })

  it("is told where less is due than the portal captured", () => {
    expect(namesOf({ books: changed(20), klarna: aKlarnaOrder().captured(30) })).toEqual([
      "tell_difference",
    ])
  })

  it("stays, and the new collection keeps the difference, where Klarna refused more", () => {
    expect(compared({ books: changed(120), operations: refusedAt(120) })).toEqual(kept(20))
  })

  it("stays for good then: the restored payment isn't carried over again", () => {
    const books = someBooks().withPayment().withHeir(20)
    expect(compared({ books, operations: refusedAt(120) })).toEqual([])
  })

  it("follows a second change after a refused one", () => {
    const books = someBooks().withPayment().withHeir(90)
    expect(compared({ books, operations: refusedAt(120) })).toEqual(carriedTo(90))
  })

  it.each([20, 100])(
    "leaves a collection of %i alone that a merchant added to an order that stands as it was",
    (amount) => {
      expect(compared({ books: someBooks().withPayment().withHeir(amount) })).toEqual([])
    },
  )

  it("is told where Klarna refused less", () => {
    expect(namesOf({ books: changed(80), operations: refusedAt(80) })).toEqual(["tell_difference"])
  })

  it("needs no leave where Klarna's order has the amount by now", () => {
    expect(
      compared({ books: changed(120), klarna: aKlarnaOrder(120), operations: refusedAt(120) }),
    ).toEqual(carriedTo(120))
  })

  it("waits while Klarna decides: the payment stands meanwhile", () => {
    const klarna = aKlarnaOrder().with({ fraud_status: "PENDING" })
    expect(namesOf({ books: changed(120), klarna })).toEqual(["restore_payment"])
    expect(namesOf({ books: someBooks().withPayment().withHeir(120), klarna })).toEqual([])
  })

  it("leaves a captured payment alone: the difference is a purchase of its own", () => {
    const books = someBooks()
      .withPayment({ captures: [aCapture(100)] })
      .withHeir(20)
    expect(compared({ books, klarna: aKlarnaOrder().captured(100, "capt_1") })).toEqual([])
  })
})

describe("an order that was changed after the portal captured it in full", () => {
  const klarna = aKlarnaOrder().captured(100)

  it("is to be paid for the difference only: 20.00 of 120.00", () => {
    expect(compared({ books: changed(120), klarna })).toEqual(kept(20))
  })

  it("is told where it costs less now", () => {
    expect(namesOf({ books: changed(90), klarna })).toEqual(["tell_difference", "restore_payment"])
  })

  it("keeps the new collection as it is where core knew of the capture", () => {
    expect(compared({ books: changed(20, 100), klarna })).toEqual([
      { name: "restore_payment", paymentId: "pay_1" },
    ])
  })
})
