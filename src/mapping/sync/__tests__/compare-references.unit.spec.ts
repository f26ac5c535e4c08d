import { toMerchantReferences } from "../../merchant-references"
import { compared, someBooks } from "./builders"
import { aKlarnaOrder } from "./support/klarna-order"
import { hoursAgo } from "./support/time"

const ORDER = { display_id: 7, id: "order_1" }
const references = toMerchantReferences(ORDER)
const unnamed = aKlarnaOrder().with({ merchant_reference1: "pay_col_1" })
const paid = (createdAt = hoursAgo(1)) =>
  someBooks()
    .withOrder({ references: { createdAt, sent: references } })
    .withPayment()

describe("the references of an order", () => {
  it.each([
    ["the number and the id", {}, "7"],
    ["the store's own number", { custom_display_id: " DE-2026-7 " }, "DE-2026-7"],
    ["the number where the store's own is empty", { custom_display_id: "" }, "7"],
  ])("are %s", (_what, more, merchant_reference1) => {
    expect(toMerchantReferences({ ...ORDER, ...more })).toEqual({
      merchant_reference1,
      merchant_reference2: "order_1",
    })
  })

  it("are sent where Klarna still knows the order by its payment collection", () => {
    expect(compared({ books: paid(), klarna: unnamed })).toEqual([
      { name: "send_references", references },
    ])
  })

  it("are sent where all is captured too", () => {
    const books = someBooks()
      .withOrder({ references: { createdAt: hoursAgo(1), sent: references } })
      .withPayment({
        captures: [{ amount: 100, createdAt: hoursAgo(1), createdBy: null, id: "capt_1" }],
      })
    const names = compared({ books, klarna: unnamed.captured(100, "capt_1") })
    expect(names).toContainEqual({ name: "send_references", references })
  })

  it.each([
    ["the order's event may send them yet", paid(hoursAgo(0.1)), unnamed],
    ["Klarna's order is new", paid(), unnamed.with({ created_at: hoursAgo(0.1).toISOString() })],
    ["they were sent", paid(), unnamed.with({ merchant_reference1: "7" })],
    ["somebody gave it a name", paid(), unnamed.with({ merchant_reference1: "by telephone" })],
    ["Klarna knows none", paid(), aKlarnaOrder()],
  ])("are left as they are where %s", (_why, books, klarna) => {
    expect(compared({ books, klarna })).toEqual([])
  })
})
