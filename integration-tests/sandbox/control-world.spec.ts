import type { Sandbox } from "../../src/sandbox/server"
import { controlOf, listOf } from "./support/control"
import { aSandbox, Shop } from "./support/shop"

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

describe("the clock", () => {
  it("jumps, stands still and runs", async () => {
    const set = async (body: object) => (await control("POST", "clock", body)).json
    expect(await set({ advance: "P28DT1H" })).toEqual({
      frozen: true,
      now: "2026-01-29T11:00:00.000Z",
    })
    expect(await set({ at: "2030-05-05T05:05:05+02:00" })).toEqual({
      frozen: true,
      now: "2030-05-05T03:05:05.000Z",
    })
    expect(await set({ frozen: false })).toMatchObject({ frozen: false })
    expect(await set({ at: "2031-01-01T00:00:00Z", frozen: true })).toEqual({
      frozen: true,
      now: "2031-01-01T00:00:00.000Z",
    })
  })
})

describe("faults", () => {
  it("are added, listed with what remains, and cleared", async () => {
    const fault = { count: 2, endpoint: "captureOrder", kind: "error", status: 500 }
    const { json } = await control("POST", "faults", fault)
    expect(json).toEqual([{ ...fault, remaining: 2 }])
    await shop.capture(await shop.order(), 1)
    expect(await list("faults")).toEqual([{ ...fault, remaining: 1 }])
    expect((await control("DELETE", "faults")).status).toBe(204)
    expect(await list("faults")).toEqual([])
  })
})

describe("a mistake in a control call", () => {
  it.each([
    ["POST", "sessions/s1/authorize", { outcome: "maybe" }, 400, '"outcome": '],
    ["POST", "sessions/s1/authorize", { outcom: "approve" }, 400, "outcom"],
    ["POST", "orders/o1/decide", {}, 400, '"decision": '],
    ["POST", "orders/o1/decide", { decision: "accept" }, 404, "There is no order o1."],
    ["POST", "orders/o1/portal/burn", undefined, 404, "The portal knows capture, refund, cancel"],
    ["POST", "clock", { at: "tomorrow" }, 400, '"at": '],
    ["POST", "clock", { advance: "a day" }, 400, '"advance" must be an ISO 8601 duration'],
    ["POST", "faults", { kind: "delay" }, 400, '"ms": '],
    ["POST", "faults", { endpoint: "capture", kind: "lost" }, 400, '"endpoint": '],
    ["POST", "faults", { kind: "fire" }, 400, '"kind": '],
    ["POST", "clock", [], 400, "The body must be a JSON object."],
    ["GET", "nothing", undefined, 404, "There is no GET /_sandbox/nothing."],
  ])("%s %s %j", async (method, path, body, status, sentence) => {
    const reply = await control(method, path, body)
    expect(reply.status).toBe(status)
    expect(JSON.stringify(reply.json)).toContain(JSON.stringify(sentence).slice(1, -1))
  })
})
