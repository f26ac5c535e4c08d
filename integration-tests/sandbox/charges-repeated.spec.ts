import type { Sandbox } from "../../src/sandbox/server"
import { aSignUp, aToken, charge } from "./support/customer-tokens"
import { aSandbox, refusal, Shop } from "./support/shop"

const HOUR = 3_600_000
const FAILED = [403, "PAYMENT_METHOD_FAILED", ["Purchase for payment method failed"]]

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe("charging twice", () => {
  it("without a key is two orders (recorded)", async () => {
    const id = await aToken(shop)
    const replies = [await charge(shop, id), await charge(shop, id)]
    expect(new Set(replies.map(({ body }) => body.order_id)).size).toBe(2)
  })

  it("with a key repeats the first answer for 24 hours, whatever the body", async () => {
    const id = await aToken(shop)
    const first = await charge(shop, id, { key: "k1" })
    sandbox.clock.advance(24 * HOUR - 1)
    const again = await charge(shop, id, { body: {}, key: "k1" })
    expect([again.status, again.text]).toEqual([200, first.text])
    expect(sandbox.control.orders()).toHaveLength(1)
    sandbox.clock.advance(1)
    expect((await charge(shop, id, { key: "k1" })).body.order_id).not.toBe(first.body.order_id)
  })

  it("with a key repeats a refusal too, and does not try the payment method again", async () => {
    const id = await aToken(shop, aSignUp("customer+charge-fails-1@email.de"))
    const first = await charge(shop, id, { key: "k1" })
    const again = await charge(shop, id, { key: "k1" })
    expect([refusal(first), again.text]).toEqual([FAILED, first.text])
    expect((await charge(shop, id, { key: "k2" })).status).toBe(200)
  })

  it("with a key finds the order whose answer was lost", async () => {
    const id = await aToken(shop)
    sandbox.control.addFault({ endpoint: "placeCustomerTokenOrder", kind: "lost" })
    await expect(charge(shop, id, { key: "k1" })).rejects.toThrow("fetch failed")
    const [order] = sandbox.control.orders()
    expect((await charge(shop, id, { key: "k1" })).body.order_id).toBe(order?.order_id)
    expect(sandbox.control.orders()).toHaveLength(1)
  })
})
