import type { Data } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import {
  ANY_TEXT,
  aLine,
  aPurchaseBy,
  aSandbox,
  codeOf,
  Shop,
  refusal,
  transaction,
} from "./support/shop"

const DAY = 86_400_000

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe("cancelling", () => {
  it("ends an order that was not captured", async () => {
    const id = await shop.order()
    await shop.act(id, "cancel")
    expect(await shop.read(id)).toMatchObject({
      order_amount: 10_000,
      remaining_authorized_amount: 0,
      status: "CANCELLED",
    })
  })

  it("is refused after a capture", async () => {
    const id = await shop.order()
    await shop.capture(id, 1)
    expect(refusal(await shop.act(id, "cancel"))).toEqual([
      403,
      "CANCEL_NOT_ALLOWED",
      ["Order has previous captures. Cancel not possible."],
    ])
  })
})

describe("updating the authorization", () => {
  const update = (id: string, amount: number, lines?: Data[]) =>
    shop.patch(id, "authorization", { order_amount: amount, order_lines: lines })

  it("sets amount and lines", async () => {
    const id = await shop.order()
    const line = aLine({ quantity: 3, total_amount: 15_000, total_tax_amount: 2_395 })
    const reply = await update(id, 15_000, [line])
    expect([reply.status, transaction(reply)]).toEqual([204, ANY_TEXT])
    expect(await shop.read(id)).toMatchObject({
      order_amount: 15_000,
      order_lines: [{ quantity: 3 }],
      original_order_amount: 10_000,
      remaining_authorized_amount: 15_000,
    })
  })

  it("deletes the lines that are left out", async () => {
    const id = await shop.order()
    await update(id, 9_000)
    expect((await shop.read(id)).order_lines).toEqual([])
  })

  it("lowers to what was captured, which then is all", async () => {
    const id = await shop.order()
    await shop.capture(id, 4_000)
    expect(refusal(await update(id, 3_999))).toEqual([
      403,
      "NOT_ALLOWED",
      [
        "Resulting authorization amount 3999 cannot be less than the captured amount 4000 for order. Order authorization cannot be updated",
      ],
    ])
    expect((await update(id, 4_000)).status).toBe(204)
    expect((await shop.read(id)).status).toBe("CAPTURED")
  })

  it("wants lines that add up", async () => {
    const reply = await update(await shop.order(), 9_000, [aLine()])
    expect([reply.status, codeOf(reply)]).toEqual([422, "UNPROCESSABLE_ENTITY"])
  })

  it("does not raise what risk refuses, but lowers it", async () => {
    const id = await shop.order(aPurchaseBy("customer+increase-denied@email.de"))
    expect(refusal(await update(id, 10_001))).toEqual([403, "NOT_ALLOWED", ["Update not allowed."]])
    expect((await update(id, 9_999)).status).toBe(204)
  })

  it.each(["cancel", "expire", "capture"])("is refused after: %s", async (event) => {
    const id = await shop.order()
    if (event === "cancel") await shop.act(id, "cancel")
    if (event === "expire") sandbox.clock.advance(28 * DAY)
    if (event === "capture") await shop.capture(id, 10_000)
    expect(refusal(await update(id, 10_000))).toEqual([403, "NOT_ALLOWED", ["Update not allowed."]])
  })
})

describe("releasing the rest", () => {
  const release = async (id: string) => shop.act(id, "release-remaining-authorization")

  it("makes a part capture the whole", async () => {
    const id = await shop.order()
    await shop.capture(id, 4_000)
    expect((await release(id)).status).toBe(204)
    expect(await shop.read(id)).toMatchObject({
      captured_amount: 4_000,
      remaining_authorized_amount: 0,
      status: "CAPTURED",
    })
  })

  it("is refused without a capture and when nothing is left", async () => {
    const id = await shop.order()
    expect(refusal(await release(id))).toEqual([
      403,
      "NOT_ALLOWED",
      ["Order has no captures. Remaining authorization cannot be released."],
    ])
    await shop.capture(id, 10_000)
    expect(refusal(await release(id))).toEqual([
      403,
      "NOT_ALLOWED",
      ["Order is fully captured. Remaining authorization cannot be released."],
    ])
  })
})
