import type { Sandbox } from "../../src/sandbox/server"
import { aSandbox, ORDERS, Shop, transaction } from "./support/shop"

const DAY = 86_400_000

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe("writes that are the same when repeated (recorded)", () => {
  it.each(["acknowledge", "cancel", "extend-authorization-time"])("%s", async (action) => {
    const id = await shop.order()
    const first = await shop.act(id, action)
    const again = await shop.act(id, action)
    expect([first.status, again.status]).toEqual([204, 204])
    expect(transaction(first)).not.toBeNull()
    expect(transaction(again)).toBe(transaction(first))
  })

  it("shipping-info of a capture, by its body", async () => {
    const id = await shop.order()
    await shop.capture(id, 100)
    const path = `captures/${await shop.captureId(id)}/shipping-info`
    const send = (number: string) =>
      shop.act(id, path, { shipping_info: [{ tracking_number: number }] })
    const [first, again, other] = [await send("1"), await send("1"), await send("2")]
    expect(transaction(again)).toBe(transaction(first))
    expect(transaction(other)).not.toBe(transaction(first))
    const { body } = await shop.call("GET", `${ORDERS}/${id}/captures/${await shop.captureId(id)}`)
    expect(body.shipping_info).toEqual([{ tracking_number: "1" }, { tracking_number: "2" }])
  })

  it("but an extension on another day is another one", async () => {
    const id = await shop.order()
    const first = await shop.act(id, "extend-authorization-time")
    sandbox.clock.advance(14 * DAY)
    const later = await shop.act(id, "extend-authorization-time")
    expect(transaction(later)).not.toBe(transaction(first))
    expect((await shop.read(id)).expires_at).toBe("2026-02-12T00:00:00.000Z")
  })
})
