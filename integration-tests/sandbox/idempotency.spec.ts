import type { Sandbox } from "../../src/sandbox/server"
import { aPurchase, aSandbox, codeOf, SESSIONS, Shop } from "./support/shop"

const HOUR = 3_600_000
const keyed = (key: string) => ({ "Klarna-Idempotency-Key": key })

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe("a Klarna-Idempotency-Key", () => {
  it("repeats the first answer, whatever is asked the second time", async () => {
    const id = await shop.order()
    const first = await shop.capture(id, 1_000, keyed("k1"))
    const again = await shop.capture(id, 2_000, keyed("k1"))
    for (const header of ["capture-id", "location", "transaction-id"]) {
      expect(again.headers.get(header)).toBe(first.headers.get(header))
    }
    expect((await shop.read(id)).captured_amount).toBe(1_000)
  })

  it("repeats it for 24 hours", async () => {
    const id = await shop.order()
    await shop.refund(id, 1, keyed("k0"))
    await shop.capture(id, 1_000, keyed("k1"))
    sandbox.clock.advance(24 * HOUR - 1)
    await shop.capture(id, 1_000, keyed("k1"))
    expect((await shop.read(id)).captured_amount).toBe(1_000)
    sandbox.clock.advance(1)
    await shop.capture(id, 1_000, keyed("k1"))
    expect((await shop.read(id)).captured_amount).toBe(2_000)
  })

  it("repeats a refusal too, also when it would go well by now", async () => {
    const id = await shop.order()
    const first = await shop.refund(id, 100, keyed("k1"))
    await shop.capture(id, 10_000)
    const again = await shop.refund(id, 100, keyed("k1"))
    expect([codeOf(first), again.status, again.text]).toEqual([
      "REFUND_NOT_ALLOWED",
      403,
      first.text,
    ])
    expect(again.headers.get("klarna-correlation-id")).toBe(
      first.headers.get("klarna-correlation-id"),
    )
    expect((await shop.refund(id, 100, keyed("k2"))).status).toBe(201)
  })

  it("lets calls at the same moment have one effect", async () => {
    const id = await shop.order()
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => shop.capture(id, 1_000, keyed("k1"))),
    )
    expect(new Set(replies.map(({ headers }) => headers.get("capture-id"))).size).toBe(1)
    expect((await shop.read(id)).captured_amount).toBe(1_000)
  })

  it("means nothing to Payments", async () => {
    const [first, second] = [
      await shop.call("POST", SESSIONS, aPurchase(), keyed("k1")),
      await shop.call("POST", SESSIONS, aPurchase(), keyed("k1")),
    ]
    expect(first.body.session_id).not.toBe(second.body.session_id)
  })

  it("is not used up by wrong credentials", async () => {
    const id = await shop.order()
    await shop.capture(id, 1_000, { ...keyed("k1"), Authorization: "Basic nonsense" })
    expect((await shop.capture(id, 1_000, keyed("k1"))).status).toBe(201)
  })
})
