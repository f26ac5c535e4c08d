import type { Sandbox } from "../../src/sandbox/server"
import { controlOf, listOf } from "./support/control"
import { ANY_TEXT, aPurchase, aSandbox, ORDERS, SESSIONS, Shop } from "./support/shop"

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
const list = (path: string) => listOf(sandbox, path)

describe("the journal", () => {
  it("holds every exchange, oldest first, and no password", async () => {
    await shop.call("POST", SESSIONS, aPurchase())
    sandbox.clock.advance(1_000)
    await shop.call("GET", `${ORDERS}/x`)
    await control("GET", "orders")
    const [first, second, ...more] = await list("journal")
    expect(more).toEqual([])
    expect(first).toMatchObject({
      endpoint: "createSession",
      method: "POST",
      path: SESSIONS,
      request: { body: aPurchase(), headers: { authorization: "Basic (not recorded)" } },
      response: { body: { client_token: ANY_TEXT }, status: 200 },
      time: "2026-01-01T10:00:00.000Z",
    })
    expect(second).toMatchObject({
      endpoint: "readOrder",
      request: { body: null },
      response: { headers: { "klarna-correlation-id": ANY_TEXT }, status: 404 },
      time: "2026-01-01T10:00:01.000Z",
    })
    expect(JSON.stringify([first, second])).not.toContain(sandbox.password)
  })

  it("says how many exchanges there were in all", async () => {
    await shop.openSession()
    const { headers } = await control("GET", "journal")
    expect(headers.get("x-total-count")).toBe("1")
  })

  it("names no endpoint for a path that is none", async () => {
    await shop.call("GET", "/nowhere")
    expect(await list("journal")).toMatchObject([{ endpoint: null, path: "/nowhere" }])
  })
})

describe("what the sandbox knows", () => {
  it("lists orders as they are read back, and more", async () => {
    const id = await shop.order()
    await shop.act(id, "acknowledge")
    const [order] = await list("orders")
    expect(order).toMatchObject({
      ...(await shop.read(id)),
      acknowledged_at: "2026-01-01T10:00:00.000Z",
      session_id: ANY_TEXT,
    })
  })

  it("lists sessions with what became of their authorizations", async () => {
    const id = await shop.openSession()
    const [first, second] = [1, 2].map(
      () => sandbox.control.authorizeSession(id).authorization_token,
    )
    await shop.place(second ?? "")
    sandbox.clock.advance(3_600_000)
    expect(await list("sessions")).toMatchObject([
      {
        authorizations: [
          { authorization_token: first, state: "expired" },
          { authorization_token: second, state: "placed" },
        ],
        order_id: sandbox.control.orders()[0]?.order_id,
        purchase: { order_amount: 10_000 },
        session_id: id,
        status: "complete",
      },
    ])
  })

  it("forgets it all on reset, the clock's jumps and the faults too", async () => {
    await shop.order()
    await control("POST", "faults", { kind: "lost" })
    await control("POST", "clock", { advance: "P1D" })
    expect((await control("POST", "reset")).status).toBe(204)
    for (const path of ["orders", "sessions", "journal", "faults"]) {
      expect(await list(path)).toEqual([])
    }
    expect((await control("GET", "clock")).json).toEqual({
      frozen: true,
      now: "2026-01-01T10:00:00.000Z",
    })
  })
})
