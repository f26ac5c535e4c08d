import { listAt, textAt } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import { aPurchase, aSandbox, codeOf, ORDERS, Shop, refusal } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe("refunding", () => {
  const captured = async (amount = 10_000) => {
    const id = await shop.order()
    await shop.capture(id, amount)
    return id
  }

  it("says all in its headers and reads back without reference (recorded)", async () => {
    const id = await captured()
    const reply = await shop.act(id, "refunds", {
      description: "Sorry",
      reference: "ref-1",
      refunded_amount: 500,
    })
    const refundId = reply.headers.get("refund-id")
    const location = `${ORDERS}/${id}/refunds/${refundId}`
    expect([reply.status, reply.text]).toEqual([201, ""])
    expect(reply.headers.get("location")).toBe(sandbox.url + location)
    expect((await shop.call("GET", location)).body).toEqual({
      credit_invoice: false,
      description: "Sorry",
      order_lines: [],
      refund_id: refundId,
      refunded_amount: 500,
      refunded_at: "2026-01-01T10:00:00.000Z",
    })
    expect(sandbox.control.orders()[0]?.refunds[0]?.reference).toBe("ref-1")
  })

  it("does not change the status and counts per capture, oldest first", async () => {
    const id = await captured(4_000)
    await shop.capture(id, 6_000)
    await shop.refund(id, 5_000)
    const order = await shop.read(id)
    expect(order).toMatchObject({ refunded_amount: 5_000, status: "CAPTURED" })
    expect(listAt(order, "captures").map(({ refunded_amount }) => refunded_amount)).toEqual([
      4_000, 1_000,
    ])
  })

  it("refunds twice when told twice without a key (recorded)", async () => {
    const id = await captured()
    await shop.refund(id, 1_000)
    await shop.refund(id, 1_000)
    expect((await shop.read(id)).refunded_amount).toBe(2_000)
  })

  it("refuses what was not captured", async () => {
    const id = await shop.order()
    expect(refusal(await shop.refund(id, 1))).toEqual([
      403,
      "REFUND_NOT_ALLOWED",
      ["Order has no captures. Refund not possible"],
    ])
    await shop.capture(id, 4_000)
    expect(refusal(await shop.refund(id, 4_001))).toEqual([
      403,
      "REFUND_NOT_ALLOWED",
      ["Over refund is not allowed. Refund not possible."],
    ])
  })

  const withFee = (refunded: number) => ({
    order_lines: [
      { name: "Shoe", quantity: 2, total_amount: 10_000, unit_price: 5_000 },
      { name: "Return fee", quantity: 1, total_amount: -500, type: "return_fee", unit_price: -500 },
    ],
    refunded_amount: refunded,
  })

  it("takes a return fee from a refund of one full capture", async () => {
    expect((await shop.act(await captured(), "refunds", withFee(9_500))).status).toBe(201)
  })

  it.each([
    ["lines do not add up", 10_000, 9_000],
    ["only a part was captured", 9_500, 9_500],
  ])("refuses a return fee when %s", async (_what, capturedAmount, refunded) => {
    const reply = await shop.act(await captured(capturedAmount), "refunds", withFee(refunded))
    expect([reply.status, codeOf(reply)]).toEqual([403, "REFUND_NOT_ALLOWED"])
  })

  it("stays possible after the authorization has expired", async () => {
    const id = await captured(4_000)
    sandbox.clock.advance(40 * 86_400_000)
    expect((await shop.refund(id, 4_000)).status).toBe(201)
  })

  it("works for an order that was captured when it was placed", async () => {
    const token = await shop.authorize()
    const { body } = await shop.place(token, aPurchase({ auto_capture: true }))
    expect((await shop.refund(textAt(body, "order_id"), 10_000)).status).toBe(201)
  })
})
