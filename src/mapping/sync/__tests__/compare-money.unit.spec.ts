import { aCapture, anOperation, aRefund, compared, namesOf, someBooks } from "./builders"
import { aKlarnaOrder } from "./support/klarna-order"
import { NOW } from "./support/time"

const captured = (...captures: ReturnType<typeof aCapture>[]) =>
  someBooks().withPayment({ captures })
const allOf = (...refunds: ReturnType<typeof aRefund>[]) =>
  someBooks().withPayment({ captures: [aCapture(100)], refunds })
const fully = aKlarnaOrder().captured(100, "capt_1")
const told = (difference: string) => [{ difference, name: "tell_difference" }]
const justNow = { createdAt: new Date(NOW.getTime() - 3_000) }

describe("captures and refunds that both sides have", () => {
  it("leave nothing to do: 40.00 captured and 10.00 refunded on both", () => {
    const books = someBooks().withPayment({ captures: [aCapture(40)], refunds: [aRefund(10)] })
    expect(compared({ books, klarna: aKlarnaOrder().captured(40, "capt_1").refunded(10) })).toEqual(
      [],
    )
  })

  it("are told where the reference is the same and the amount is not", () => {
    const klarna = aKlarnaOrder().captured(40, "capt_1")
    expect(compared({ books: captured(aCapture(30)), klarna })).toEqual(
      told("the capture capt_1 is 40 at Klarna and 30 in Medusa, in minor units"),
    )
  })
})

describe("a capture that Medusa doesn't know", () => {
  it("is recorded, without a call to Klarna", () => {
    expect(compared({ books: captured(), klarna: aKlarnaOrder().captured(40) })).toEqual([
      { amount: 40, klarnaCaptureId: "k_capt_1", name: "record_capture", paymentId: "pay_1" },
    ])
  })

  it("is told where it doesn't fit into the payment", () => {
    const klarna = aKlarnaOrder(150).captured(150)
    expect(namesOf({ books: captured(), klarna })).not.toContain("record_capture")
    expect(compared({ books: captured(), klarna })).toEqual(
      told(
        "150 more is captured at Klarna than Medusa knows, which with what it knows is over the payment's 100, in minor units",
      ),
    )
  })

  it("waits for sums that are wrong: core takes no capture of a payment that says it is captured", () => {
    const books = someBooks().withPayment({ isFullyCaptured: true })
    expect(namesOf({ books, klarna: aKlarnaOrder().captured(40) })).toEqual([
      "mend_sums",
      "record_capture",
    ])
  })
})

describe("a refund that Medusa doesn't know", () => {
  it("is recorded, without a call to Klarna", () => {
    expect(compared({ books: allOf(), klarna: fully.refunded(10) })).toEqual([
      { amount: 10, klarnaRefundId: "k_ref_1", name: "record_refund", paymentId: "pay_1" },
    ])
  })

  it("is told where core wouldn't take it: a refund that Klarna doesn't show stands for what was captured", () => {
    const operations = [anOperation("refund", { reference: "ref_1", state: "done" })]
    expect(namesOf({ books: allOf(aRefund(90)), klarna: fully.refunded(20), operations })).toEqual([
      "tell_difference",
      "tell_difference",
    ])
  })
})

describe("the collection's sums", () => {
  const mended = (isFullyCaptured: boolean) => [
    { isFullyCaptured, name: "mend_sums", paymentId: "pay_1" },
  ]

  it("are made again of the rows", () => {
    expect(compared({ books: allOf().withCollection({ captured: 0 }), klarna: fully })).toEqual(
      mended(true),
    )
  })

  it("say that the payment is captured, where it is", () => {
    const books = someBooks().withPayment({ captures: [aCapture(100)], isFullyCaptured: false })
    expect(compared({ books, klarna: fully })).toEqual(mended(true))
  })

  it("wait for a capture that may be under way", () => {
    const books = someBooks().withPayment({
      captures: [aCapture(100, "capt_1", justNow)],
      isFullyCaptured: false,
    })
    expect(compared({ books, klarna: fully })).toEqual([])
  })
})
