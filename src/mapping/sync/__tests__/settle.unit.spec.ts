import { aCapture, anOperation, aRefund, compared, someBooks } from "./builders"
import { aKlarnaOrder } from "./support/klarna-order"
import { hoursAgo } from "./support/time"

const allOf = (...refunds: ReturnType<typeof aRefund>[]) =>
  someBooks().withPayment({ captures: [aCapture(100)], refunds })
const fully = aKlarnaOrder().captured(100, "capt_1")

describe("an operation whose answer was lost", () => {
  const settled = (state: string, klarnaId: string | null) => ({
    klarnaId,
    name: "settle_operation",
    operationId: "klop_1",
    state,
  })
  const old = { createdAt: hoursAgo(24) }

  it.each([
    [
      "a capture that its reference shows",
      anOperation("capture", { reference: "capt_1" }),
      settled("done", "k_capt_1"),
    ],
    [
      "a refund that its row's amount shows",
      anOperation("refund", { reference: "ref_1" }),
      settled("done", "k_ref_1"),
    ],
    ["a release that the status shows", anOperation("release"), settled("done", null)],
    [
      "an update that the amount shows",
      anOperation("update", { amount: 100 }),
      settled("done", null),
    ],
    [
      "a capture that isn't there, after its key's life",
      anOperation("capture", { reference: "capt_0", ...old }),
      settled("refused", null),
    ],
    [
      "a cancellation without an effect, after its key's life",
      anOperation("cancel", old),
      settled("refused", null),
    ],
  ])("is settled: %s", (_name, operation, repair) => {
    const klarna = fully.refunded(10)
    expect(compared({ books: allOf(aRefund(10)), klarna, operations: [operation] })).toEqual([
      repair,
    ])
  })

  it.each([
    ["an update to another amount", anOperation("update", { amount: 120 })],
    ["a capture that isn't there yet", anOperation("capture", { reference: "capt_0" })],
    ["an extension", anOperation("extend")],
    ["one that was answered", anOperation("capture", { reference: "capt_1", state: "done" })],
  ])("is left alone: %s", (_name, operation) => {
    expect(compared({ books: allOf(), klarna: fully, operations: [operation] })).toEqual([])
  })
})
