import { repairable } from "../compare"
import { aCapture, compared, namesOf, someBooks } from "./builders"
import { aKlarnaOrder } from "./support/klarna-order"

const orphan = (reason: string) => [
  { name: "cancel_orphan", reason: `Medusa has no order for it, and ${reason}` },
]
const gone = { order: null }
const open = { cart: { id: "cart_1", isCompleted: false }, ...gone }
const told = (difference: string) => [{ difference, name: "tell_difference" }]
const part = aKlarnaOrder().captured(30, "capt_1")

describe("a Klarna order that Medusa has no order for", () => {
  it("completes the cart", () => {
    expect(compared({ books: someBooks().with(open).withSession("authorized") })).toEqual([
      { cartId: "cart_1", name: "complete_cart" },
    ])
  })

  it.each([
    ["the cart is gone", someBooks().with({ ...gone, cart: null }), "its cart is gone"],
    [
      "the cart was completed",
      someBooks().with(gone).withSession("authorized"),
      "its cart can't be completed any more",
    ],
    [
      "its session is cancelled",
      someBooks().with(open).withSession("canceled"),
      "its cart can't be completed any more",
    ],
    [
      "its session failed",
      someBooks().with(open).withSession("error"),
      "its cart can't be completed any more",
    ],
    ["its session is gone", someBooks().with(open), "its cart can't be completed any more"],
  ])("is cancelled where %s, and told where something is captured", (_why, books, reason) => {
    expect(compared({ books })).toEqual(orphan(reason))
    expect(compared({ books, klarna: part })).toEqual(
      told(`Medusa has no order for it, and ${reason}`),
    )
  })
})

describe("an order of Medusa's without a payment", () => {
  const other = someBooks().withOrder({ hasOtherLivePayment: true })

  it("is authorized once: its other sessions are over", () => {
    const books = someBooks().withSession("canceled", "payses_0").withSession("pending", "payses_1")
    expect(compared({ books })).toEqual([
      { name: "authorize_order", orderId: "order_1", sessionId: "payses_1" },
    ])
  })

  it("leaves Klarna's order to be cancelled where no session is left", () => {
    expect(compared({ books: someBooks().withSession("canceled") })).toEqual([
      { name: "cancel_orphan", reason: "its order can't be authorized any more" },
    ])
  })

  it("was paid in another way: Klarna's order is cancelled, or told, or over", () => {
    expect(compared({ books: other })).toEqual([
      { name: "cancel_orphan", reason: "its order was paid in another way" },
    ])
    expect(compared({ books: other, klarna: part })).toEqual(
      told("its order was paid in another way"),
    )
    expect(compared({ books: other, klarna: aKlarnaOrder().ended("CANCELLED") })).toEqual([])
  })

  it("is rejected with the sessions that wait, and with Klarna's word for it", () => {
    const books = someBooks()
      .withSession("pending_authorization")
      .withSession("canceled", "payses_0")
    const rejected = { name: "reject_order", orderId: "order_1", sessionIds: ["payses_1"] }
    const klarna = aKlarnaOrder().with({ fraud_status: "STOPPED" })
    expect(compared({ books, klarna })).toEqual([{ ...rejected, fraudStatus: "STOPPED" }])
  })
})

describe("an order whose payments are cancelled", () => {
  const canceled = someBooks().withPayment({ isCanceled: true })
  const other = canceled.withOrder({ hasOtherLivePayment: true })

  it("was paid in another way: what Klarna holds goes back", () => {
    expect(namesOf({ books: other })).toEqual(["cancel_orphan"])
    expect(namesOf({ books: other, klarna: part })).toEqual(["release_rest"])
    expect(namesOf({ books: other, klarna: aKlarnaOrder().ended("EXPIRED") })).toEqual([])
  })

  it("was paid in another way too: what Klarna captured is recorded, of a restored payment", () => {
    expect(namesOf({ books: other, klarna: part.ended("CAPTURED") })).toEqual(["restore_payment"])
  })

  it("isn't cancelled where Medusa has a capture that Klarna doesn't", () => {
    const books = someBooks().withPayment({ captures: [aCapture(40)], isCanceled: true })
    expect(namesOf({ books, klarna: aKlarnaOrder().ended("EXPIRED") })).toEqual(["tell_difference"])
  })
})

describe("a payment", () => {
  const claimed = someBooks().withPayment({ captures: [aCapture(40)] })

  it("isn't cancelled where it has a capture that Klarna doesn't: goods may be gone", () => {
    const klarna = aKlarnaOrder().ended("EXPIRED")
    expect(compared({ books: claimed, klarna })).toEqual(
      told("the capture capt_1 of 40, in minor units, is in Medusa and not at Klarna"),
    )
    expect(namesOf({ books: someBooks().withPayment(), klarna })).toEqual(["cancel_payment"])
  })

  it("is told where it isn't the only one", () => {
    const books = someBooks().withPayment().withPayment({ id: "pay_2" })
    expect(compared({ books })).toEqual(told("2 payments stand for one Klarna order"))
  })

  it("is told where Klarna has another amount, in the portal say", () => {
    expect(compared({ books: someBooks().withPayment(), klarna: aKlarnaOrder(120) })).toEqual(
      told("the authorized amount is 120 at Klarna and 100 in Medusa, in minor units"),
    )
  })

  it("is worth what was captured, once nothing more can be: 40.00 of 100.00", () => {
    const klarna = aKlarnaOrder().captured(40, "capt_1").ended("EXPIRED")
    expect(compared({ books: claimed, klarna })).toEqual([
      { amount: 40, name: "mirror_release", paymentId: "pay_1", reason: "expired" },
    ])
  })

  it("keeps its amount while Medusa has a capture that Klarna was never asked for: that goes first", () => {
    const books = someBooks().withPayment({ captures: [aCapture(40), aCapture(50, "capt_2")] })
    expect(
      namesOf({ books, klarna: aKlarnaOrder().captured(40, "capt_1").ended("EXPIRED") }),
    ).toEqual(["drop_row"])
  })
})

it("what is only told isn't repaired", () => {
  const rejected = aKlarnaOrder().captured(40).with({ fraud_status: "REJECTED" })
  const repairs = compared({ books: someBooks().withPayment(), klarna: rejected })
  expect(repairs.map(({ name }) => name)).toEqual(["record_capture", "tell_rejected"])
  expect(repairable(repairs).map(({ name }) => name)).toEqual(["record_capture"])
})
