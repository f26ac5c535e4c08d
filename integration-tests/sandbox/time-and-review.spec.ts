import type { Sandbox } from "../../src/sandbox/server"
import { aPurchaseBy, aSandbox, codeOf, Shop, refusal } from "./support/shop"

const DAY = 86_400_000

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe("time", () => {
  it("ends an order at midnight of the 28th day; then it can't be extended, captured or cancelled", async () => {
    const id = await shop.order()
    sandbox.clock.at(new Date("2026-01-28T23:59:59.999Z"))
    expect((await shop.read(id)).status).toBe("AUTHORIZED")
    sandbox.clock.advance(1)
    expect(await shop.read(id)).toMatchObject({
      remaining_authorized_amount: 0,
      status: "EXPIRED",
    })
    expect(codeOf(await shop.act(id, "extend-authorization-time"))).toBe("NOT_ALLOWED")
    expect(codeOf(await shop.act(id, "cancel"))).toBe("CANCEL_NOT_ALLOWED")
    expect(refusal(await shop.capture(id, 1))).toEqual([
      403,
      "CAPTURE_NOT_ALLOWED",
      [`Order ${id} is expired. Capture not possible.`],
    ])
  })

  it("ends after 180 days however often it is extended", async () => {
    const id = await shop.order()
    for (let step = 0; step < 12; step += 1) {
      sandbox.clock.advance(20 * DAY)
      await shop.act(id, "extend-authorization-time")
    }
    expect(await shop.read(id)).toMatchObject({
      expires_at: "2026-06-30T00:00:00.000Z",
      status: "EXPIRED",
    })
  })
})

describe("a purchase under review", () => {
  const pending = (outcome: string) =>
    shop.order(aPurchaseBy(`customer+pend-${outcome}-05@email.us`))

  it("can't be captured until it is accepted", async () => {
    const id = await pending("accept")
    expect((await shop.read(id)).fraud_status).toBe("PENDING")
    expect(codeOf(await shop.capture(id, 100))).toBe("CAPTURE_NOT_ALLOWED")
    sandbox.clock.advance(5 * 60_000)
    expect((await shop.read(id)).fraud_status).toBe("ACCEPTED")
    expect((await shop.capture(id, 100)).status).toBe(201)
  })

  it("can be cancelled while it waits", async () => {
    const id = await pending("accept")
    expect((await shop.act(id, "cancel")).status).toBe(204)
  })

  it("can be captured for four hours after a rejection, then is cancelled", async () => {
    const id = await pending("reject")
    sandbox.clock.advance(5 * 60_000)
    expect(await shop.read(id)).toMatchObject({ fraud_status: "REJECTED", status: "AUTHORIZED" })
    sandbox.clock.advance(4 * 3_600_000)
    expect((await shop.read(id)).status).toBe("CANCELLED")
    expect(codeOf(await shop.capture(id, 100))).toBe("CAPTURE_NOT_ALLOWED")
  })

  it("says PENDING when it is placed", async () => {
    const purchase = aPurchaseBy("customer+pend-accept-05@email.us", { auto_capture: true })
    const { body } = await shop.place(await shop.authorize(purchase), purchase)
    expect(body.fraud_status).toBe("PENDING")
  })
})
