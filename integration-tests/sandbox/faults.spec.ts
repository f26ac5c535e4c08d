import type { Fault } from "../../src/sandbox/faults"
import type { Sandbox } from "../../src/sandbox/server"
import { aPurchase, aSandbox, codeOf, ORDERS, SESSIONS, Shop } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

const arm = (fault: Fault) => sandbox.control.addFault({ endpoint: "captureOrder", ...fault })
const captured = async (id: string) => (await shop.read(id)).captured_amount

describe("faults of a capture", () => {
  it.each([
    ["lost: the effect happens, the answer does not", { kind: "lost" }, 100],
    ["reset: nothing happens", { kind: "reset" }, 0],
    ["truncated: an answer without body is cut off", { kind: "truncated" }, 100],
  ] satisfies [string, Fault, number][])("%s", async (_what, fault, amount) => {
    const id = await shop.order()
    arm(fault)
    await expect(shop.capture(id, 100)).rejects.toThrow("fetch failed")
    expect(await captured(id)).toBe(amount)
    expect((await shop.capture(id, 100)).status).toBe(201)
  })

  it("timeout: the effect happens and no answer comes until the caller gives up", async () => {
    const id = await shop.order()
    arm({ kind: "timeout" })
    const patience = new AbortController()
    const call = fetch(`${sandbox.url}${ORDERS}/${id}/captures`, {
      body: '{"captured_amount":100}',
      headers: { Authorization: `Basic ${sandbox.password}`, "Content-Type": "application/json" },
      method: "POST",
      signal: patience.signal,
    })
    while (sandbox.control.faults().length > 0 || (await captured(id)) === 0) await shop.read(id)
    patience.abort()
    await expect(call).rejects.toThrow("aborted")
    expect(await captured(id)).toBe(100)
  })

  it.each([
    [500, false, "INTERNAL_SERVER_ERROR"],
    [500, true, "INTERNAL_SERVER_ERROR"],
    [502, false, "TEMPORARILY_UNAVAILABLE"],
    [503, true, "TEMPORARILY_UNAVAILABLE"],
    [504, true, "TEMPORARILY_UNAVAILABLE"],
    [409, false, "CONFLICT"],
  ])("error %i with effect: %s", async (status, effect, code) => {
    const id = await shop.order()
    arm({ effect, kind: "error", status })
    const reply = await shop.capture(id, 100)
    expect([reply.status, codeOf(reply)]).toEqual([status, code])
    expect(await captured(id)).toBe(effect ? 100 : 0)
  })

  it("error with a code of its own", async () => {
    arm({ code: "MERCHANT_INACTIVE", kind: "error", message: "Closed", status: 403 })
    const reply = await shop.capture(await shop.order(), 100)
    expect(reply.body).toMatchObject({
      error_code: "MERCHANT_INACTIVE",
      error_messages: ["Closed"],
    })
  })

  it("a repeat with the same key finds the effect of the call that failed", async () => {
    const id = await shop.order()
    const key = { "Klarna-Idempotency-Key": "k1" }
    arm({ effect: true, kind: "error", status: 500 })
    await shop.capture(id, 100, key)
    expect((await shop.capture(id, 100, key)).headers.get("capture-id")).toBe(
      await shop.captureId(id),
    )
    expect(await captured(id)).toBe(100)
  })

  it("rate_limited: nothing but headers, and no effect", async () => {
    const id = await shop.order()
    arm({ kind: "rate_limited" })
    arm({ headers: false, kind: "rate_limited" })
    const [full, bare] = [await shop.capture(id, 100), await shop.capture(id, 100)]
    expect([full.status, full.text, full.headers.get("x-ratelimit-reset")]).toEqual([429, "", "1"])
    expect([bare.status, bare.text, bare.headers.get("x-ratelimit-reset")]).toEqual([429, "", null])
    expect(await captured(id)).toBe(0)
  })

  it.each([400, 401, 502])("html %i: a gateway's page, and no effect", async (status) => {
    const id = await shop.order()
    arm({ kind: "html", status })
    const reply = await shop.capture(id, 100)
    expect([reply.status, reply.headers.get("content-type")]).toEqual([status, "text/html"])
    expect(reply.text).toMatch(/^<html>/)
    expect(await captured(id)).toBe(0)
  })
})

describe("other faults", () => {
  it("truncated: half of a JSON answer, with the length of the half", async () => {
    sandbox.control.addFault({ kind: "truncated" })
    const reply = await shop.call("POST", SESSIONS, aPurchase())
    expect(reply.status).toBe(200)
    expect(reply.headers.get("content-length")).toBe(String(reply.text.length))
    expect(reply.text).toMatch(/^\{\n {2}"session_id"/)
    expect(() => void JSON.parse(reply.text)).toThrow(SyntaxError)
    expect(sandbox.control.sessions()).toHaveLength(1)
  })

  it("delay: the normal answer, later", async () => {
    sandbox.control.addFault({ kind: "delay", ms: 30 })
    const before = performance.now()
    expect((await shop.call("POST", SESSIONS, aPurchase())).status).toBe(200)
    expect(performance.now() - before).toBeGreaterThanOrEqual(29)
  })

  it("strike as often as they say, at their endpoint", async () => {
    const id = await shop.order()
    sandbox.control.addFault({ count: 2, endpoint: "readOrder", kind: "error", status: 503 })
    expect((await shop.capture(id, 100)).status).toBe(201)
    const statuses = []
    for (let call = 0; call < 3; call += 1) {
      statuses.push((await shop.call("GET", `${ORDERS}/${id}`)).status)
    }
    expect(statuses).toEqual([503, 503, 200])
  })

  it("stand in the journal, without an answer where none was sent", async () => {
    sandbox.control.addFault({ kind: "reset" })
    sandbox.control.addFault({ kind: "html", status: 502 })
    await expect(shop.call("POST", SESSIONS, aPurchase())).rejects.toThrow()
    await shop.call("POST", SESSIONS, aPurchase())
    const entries = sandbox.control
      .journal()
      .map(({ fault, response }) => [fault, response?.status])
    expect(entries).toEqual([
      ["reset", undefined],
      ["html", 502],
    ])
  })
})
