import { listAt, textAt } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import { aLine, aPurchaseBy, aSandbox, codeOf, ORDERS, Shop, refusal } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe("capturing", () => {
  it("says all in its headers", async () => {
    const id = await shop.order()
    const reply = await shop.capture(id, 4_000)
    const captureId = reply.headers.get("capture-id")
    expect([reply.status, reply.text]).toEqual([201, ""])
    expect(captureId).toBe(await shop.captureId(id))
    expect(reply.headers.get("location")).toBe(
      `${sandbox.url}${ORDERS}/${id}/captures/${captureId}`,
    )
    expect(reply.headers.get("transaction-id")).not.toBeNull()
  })

  it("adds up to the whole, each capture with its own reference", async () => {
    const id = await shop.order()
    await shop.capture(id, 4_000)
    expect(await shop.read(id)).toMatchObject({
      captured_amount: 4_000,
      remaining_authorized_amount: 6_000,
      status: "PART_CAPTURED",
    })
    await shop.capture(id, 6_000)
    const order = await shop.read(id)
    expect(order).toMatchObject({ captured_amount: 10_000, status: "CAPTURED" })
    const references = listAt(order, "captures").map((capture) =>
      textAt(capture, "klarna_reference"),
    )
    const own = textAt(order, "klarna_reference")
    expect(references).toEqual([`${own}-1`, `${own}-2`])
  })

  it("reads back what was sent", async () => {
    const id = await shop.order()
    const body = {
      captured_amount: 10_000,
      description: "All",
      order_lines: [aLine()],
      reference: "cap-1",
      shipping_info: [{ tracking_number: "1" }],
    }
    const reply = await shop.act(id, "captures", body)
    const read = await shop.call(
      "GET",
      `${ORDERS}/${id}/captures/${reply.headers.get("capture-id")}`,
    )
    expect(read.body).toMatchObject({
      ...body,
      captured_at: "2026-01-01T10:00:00.000Z",
      refunded_amount: 0,
    })
    const list = await shop.call("GET", `${ORDERS}/${id}/captures`)
    expect(JSON.parse(list.text)).toEqual([read.body])
  })

  it("captures twice when told twice without a key (recorded)", async () => {
    const id = await shop.order()
    await shop.capture(id, 1_000)
    await shop.capture(id, 1_000)
    expect((await shop.read(id)).captured_amount).toBe(2_000)
  })

  it.each([
    [
      "more than is left",
      10_001,
      "Captured amount is higher than the remaining authorized amount. Capture not possible.",
    ],
    ["nothing", 0, "Capture not allowed."],
  ])("refuses %s", async (_what, amount, message) => {
    expect(refusal(await shop.capture(await shop.order(), amount))).toEqual([
      403,
      "CAPTURE_NOT_ALLOWED",
      [message],
    ])
  })

  it("refuses a cancelled order", async () => {
    const id = await shop.order()
    await shop.act(id, "cancel")
    expect(codeOf(await shop.capture(id, 1))).toBe("CAPTURE_NOT_ALLOWED")
  })

  it("fails for a shopper whose card fails", async () => {
    const id = await shop.order(aPurchaseBy("customer+capture-fails@email.de"))
    expect(codeOf(await shop.capture(id, 1))).toBe("PAYMENT_METHOD_FAILED")
    expect((await shop.read(id)).captured_amount).toBe(0)
  })

  it("answers 422 to a body without amount (recorded)", async () => {
    expect(refusal(await shop.act(await shop.order(), "captures", {}))).toEqual([
      422,
      "UNPROCESSABLE_ENTITY",
      ["'captured_amount' must not be null"],
    ])
  })
})

describe("what can be done with a capture", () => {
  const captured = async () => {
    const id = await shop.order()
    await shop.capture(id, 4_000)
    return { captureId: await shop.captureId(id), id }
  }

  it("sends out again", async () => {
    const { captureId, id } = await captured()
    expect((await shop.act(id, `captures/${captureId}/trigger-send-out`)).status).toBe(204)
  })

  it("extends its due date by one of the options, once", async () => {
    const { captureId, id } = await captured()
    const { body } = await shop.call(
      "GET",
      `${ORDERS}/${id}/captures/${captureId}/extend-due-date-options`,
    )
    expect(body).toEqual({
      currency: "EUR",
      options: [
        { amount: 0, number_of_days: 14 },
        { amount: 100, number_of_days: 30 },
      ],
    })
    const extend = (days: number) =>
      shop.patch(id, `captures/${captureId}/extend-due-date`, { number_of_days: days })
    expect((await extend(15)).status).toBe(403)
    expect((await extend(14)).status).toBe(204)
    expect((await extend(14)).status).toBe(403)
  })

  it.each([
    ["trigger-send-out", undefined],
    ["shipping-info", { shipping_info: [{}] }],
  ])("%s wants a capture that exists", async (action, body) => {
    const id = await shop.order()
    expect((await shop.act(id, `captures/c1/${action}`, body)).status).toBe(403)
    await shop.capture(id, 1)
    const reply = await shop.act(id, `captures/c1/${action}`, body)
    expect([reply.status, codeOf(reply)]).toEqual([404, "NO_SUCH_CAPTURE"])
  })

  it.each(["c1", "c1/extend-due-date-options"])(
    "answers 404 to a look at captures/%s of an order that has none",
    async (path) => {
      const reply = await shop.call("GET", `${ORDERS}/${await shop.order()}/captures/${path}`)
      expect([reply.status, codeOf(reply)]).toEqual([404, "NO_SUCH_CAPTURE"])
    },
  )

  it("is not found by another id", async () => {
    const { id } = await captured()
    expect(codeOf(await shop.call("GET", `${ORDERS}/${id}/captures/c1`))).toBe("NO_SUCH_CAPTURE")
  })
})
