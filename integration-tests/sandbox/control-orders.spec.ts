import type { Sandbox } from "../../src/sandbox/server"
import { controlOf } from "./support/control"
import { aPurchaseBy, aSandbox, Shop } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

const control = (method: string, path: string, body?: unknown) =>
  controlOf(sandbox)(method, path, body)

describe("deciding about an order", () => {
  it.each([
    ["accept", "ACCEPTED"],
    ["reject", "REJECTED"],
    ["stop", "STOPPED"],
  ])("%s", async (decision, fraudStatus) => {
    const id = await shop.order(aPurchaseBy("customer+pend-accept-99@email.us"))
    const { json, status } = await control("POST", `orders/${id}/decide`, { decision })
    expect([status, json]).toEqual([200, expect.objectContaining({ fraud_status: fraudStatus })])
    expect((await shop.read(id)).fraud_status).toBe(fraudStatus)
  })

  it.each([
    ["accept", "after it was rejected", "reject"],
    ["reject", "after it was accepted", "accept"],
  ])("refuses to %s %s", async (late, _when, first) => {
    const id = await shop.order(aPurchaseBy("customer+pend-accept-99@email.us"))
    await control("POST", `orders/${id}/decide`, { decision: first })
    const { json, status } = await control("POST", `orders/${id}/decide`, { decision: late })
    expect([status, json]).toEqual([
      409,
      { error: expect.stringContaining(`"${late}" comes too late.`) },
    ])
  })

  it("refuses to decide about an order that is over", async () => {
    const id = await shop.order(aPurchaseBy("customer+pend-accept-99@email.us"))
    await shop.act(id, "cancel")
    const { status } = await control("POST", `orders/${id}/decide`, { decision: "accept" })
    expect(status).toBe(409)
    expect((await shop.read(id)).status).toBe("CANCELLED")
  })
})

describe("Klarna's portal", () => {
  const portal = (id: string, action: string, body?: unknown) =>
    control("POST", `orders/${id}/portal/${action}`, body)

  it("captures and refunds a part, or all that is left", async () => {
    const id = await shop.order()
    await portal(id, "capture", { amount: 1_000 })
    expect((await shop.read(id)).captured_amount).toBe(1_000)
    await portal(id, "capture")
    await portal(id, "refund", { amount: 1, description: "Kind" })
    await portal(id, "refund")
    expect(await shop.read(id)).toMatchObject({ captured_amount: 10_000, refunded_amount: 10_000 })
  })

  it("cancels", async () => {
    const id = await shop.order()
    await portal(id, "cancel")
    expect((await shop.read(id)).status).toBe("CANCELLED")
  })

  it("releases", async () => {
    const id = await shop.order()
    await portal(id, "capture", { amount: 1 })
    await portal(id, "release")
    expect((await shop.read(id)).status).toBe("CAPTURED")
  })

  it("extends", async () => {
    const id = await shop.order()
    await control("POST", "clock", { advance: "P10D" })
    await portal(id, "extend")
    expect((await shop.read(id)).expires_at).toBe("2026-02-08T00:00:00.000Z")
  })

  it("closes", async () => {
    const id = await shop.order()
    await portal(id, "close")
    expect((await shop.read(id)).status).toBe("CLOSED")
  })

  it("keeps to the rules of the API and leaves no exchange in the journal", async () => {
    const id = await shop.order()
    const before = sandbox.control.journalTotal()
    const { json, status } = await portal(id, "refund", { amount: 1 })
    expect([status, json]).toEqual([403, { error: "Order has no captures. Refund not possible" }])
    expect(sandbox.control.journalTotal()).toBe(before)
  })
})
