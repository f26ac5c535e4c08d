import type { CallbackFault } from "../../src/sandbox/callbacks/faults"
import type { Sandbox } from "../../src/sandbox/server"
import { controlOf, listOf } from "./support/control"
import type { Merchant } from "./support/merchant"
import { aMerchant } from "./support/merchant"
import { aPurchase, aPurchaseBy, aSandbox, Shop } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
let merchant: Merchant
beforeAll(async () => {
  merchant = await aMerchant()
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => {
  sandbox.reset()
  merchant.forget()
})
afterAll(async () => {
  await sandbox.close()
  await merchant.close()
})

const urls = (...names: readonly string[]) => ({
  merchant_urls: Object.fromEntries(names.map((name) => [name, `${merchant.url}/${name}`])),
})
const arm = (fault: CallbackFault) => sandbox.control.addFault(fault)
const order = (...names: readonly string[]) => shop.order(aPurchase(urls(...names)))
const settled = () => sandbox.control.callbacksSettled()
const wait = (advance: string) => sandbox.control.passTime({ advance })
const records = () => sandbox.control.callbacks()

describe("faults of callbacks", () => {
  it("lost: never sent, and recorded as lost", async () => {
    arm({ endpoint: "pushCallback", kind: "lost" })
    await order("push")
    await wait("P1D")
    expect(merchant.calls).toEqual([])
    expect(records()).toMatchObject([{ attempts: [], fault: "lost", next_at: null, state: "lost" }])
  })

  it("duplicate: sent twice, as two callbacks", async () => {
    arm({ endpoint: "authorizationCallback", kind: "duplicate" })
    await shop.authorize(aPurchase(urls("authorization")))
    await settled()
    const [first, second] = merchant.calls.map(({ body }) => body)
    expect(merchant.calls).toHaveLength(2)
    expect(first).toBe(second)
    expect(records()).toMatchObject([
      { fault: "duplicate", state: "delivered" },
      { fault: "duplicate", state: "delivered" },
    ])
  })

  it("duplicate, times 4: sent four times", async () => {
    arm({ endpoint: "pushCallback", kind: "duplicate", times: 4 })
    await order("push")
    await settled()
    expect(merchant.calls).toHaveLength(4)
  })

  it("delay: sent so many milliseconds later, by the sandbox's clock", async () => {
    arm({ endpoint: "pushCallback", kind: "delay", ms: 90_000 })
    await order("push")
    await wait("PT89S")
    expect(records()).toMatchObject([{ next_at: "2026-01-01T10:01:30.000Z", state: "waiting" }])
    expect(merchant.calls).toEqual([])
    await wait("PT1S")
    expect(records()).toMatchObject([{ state: "delivered" }])
  })

  it("reorder: sent after the next one was delivered", async () => {
    arm({ endpoint: "authorizationCallback", kind: "reorder" })
    const token = await shop.authorize(aPurchase(urls("authorization", "push")))
    await settled()
    expect(merchant.calls).toEqual([])
    await shop.place(token)
    await settled()
    expect(merchant.paths()).toEqual(["/push", "/authorization"])
  })

  it("reorder: one that fails does not count as the next one", async () => {
    arm({ endpoint: "authorizationCallback", kind: "reorder" })
    const token = await shop.authorize(aPurchase(urls("authorization", "push")))
    merchant.answers(500, 200)
    await shop.place(token)
    await settled()
    expect(merchant.paths()).toEqual(["/push"])
    await wait("PT1S")
    expect(merchant.paths()).toEqual(["/push", "/push", "/authorization"])
  })

  it("reorder: sent after a minute when no other comes", async () => {
    arm({ endpoint: "pushCallback", kind: "reorder" })
    await order("push")
    await wait("PT59S")
    expect(merchant.calls).toEqual([])
    await wait("PT1S")
    expect(merchant.calls).toHaveLength(1)
    await wait("P1D")
    expect(merchant.calls).toHaveLength(1)
  })

  it("meets a notification when its decision falls", async () => {
    arm({ endpoint: "notificationCallback", kind: "lost" })
    await shop.order(aPurchaseBy("customer+pend-accept-05@email.us", urls("notification")))
    expect(sandbox.control.faults()).toHaveLength(1)
    await wait("PT1H")
    expect(records()).toMatchObject([{ kind: "notification", state: "lost" }])
  })

  it("callbacks: meets every kind", async () => {
    arm({ count: 2, endpoint: "callbacks", kind: "lost" })
    await order("authorization", "push")
    expect(records().map(({ kind, state }) => [kind, state])).toEqual([
      ["authorization", "lost"],
      ["push", "lost"],
    ])
  })

  it("strike as often as they say", async () => {
    arm({ count: 2, endpoint: "pushCallback", kind: "lost" })
    for (let n = 0; n < 3; n += 1) await order("push")
    await settled()
    expect(records().map(({ state }) => state)).toEqual(["lost", "lost", "delivered"])
  })

  it("draw the same chances in every run with a seed", async () => {
    const runs: boolean[][] = []
    while (runs.length < 2) {
      sandbox.reset()
      arm({ count: 20, endpoint: "pushCallback", kind: "lost", probability: 0.5, seed: 3 })
      for (let n = 0; n < 12; n += 1) await order("push")
      runs.push(records().map(({ state }) => state === "lost"))
    }
    expect(runs[0]).toEqual(runs[1])
    expect(new Set(runs[0]).size).toBe(2)
  })

  it("meet one callback, not its retries", async () => {
    merchant.answers(500, 200)
    arm({ count: 1, endpoint: "pushCallback", kind: "delay", ms: 60_000 })
    arm({ count: 1, endpoint: "pushCallback", kind: "lost" })
    await order("push")
    await wait("PT61S")
    expect(records()).toMatchObject([{ attempts: [{ status: 500 }, { status: 200 }] }])
    expect(sandbox.control.faults()).toMatchObject([{ kind: "lost", remaining: 1 }])
  })
})

describe("faults of calls and faults of callbacks", () => {
  it("do not meet each other's targets", async () => {
    sandbox.control.addFault({ count: 9, endpoint: "*", kind: "delay", ms: 0 })
    arm({ count: 9, endpoint: "callbacks", kind: "duplicate" })
    await order("push")
    await settled()
    expect(merchant.calls).toHaveLength(2)
    expect(sandbox.control.journal().map(({ fault }) => fault)).toEqual(["delay", "delay"])
    expect(sandbox.control.faults()).toMatchObject([
      { endpoint: "*", remaining: 7 },
      { endpoint: "callbacks", remaining: 8 },
    ])
  })

  it("are added, listed and cleared by the same calls", async () => {
    const fault = { count: 2, endpoint: "statusUpdateCallback", kind: "duplicate", times: 3 }
    const { json } = await controlOf(sandbox)("POST", "faults", fault)
    expect(json).toEqual([{ ...fault, remaining: 2 }])
    await controlOf(sandbox)("DELETE", "faults")
    expect(await listOf(sandbox, "faults")).toEqual([])
  })
})

describe("a mistake in a fault", () => {
  it.each([
    [
      { endpoint: "pushCallback", kind: "timeout" },
      '"kind": expected one of lost, duplicate, delay, reorder for a callback.',
    ],
    [
      { endpoint: "placeOrder", kind: "duplicate" },
      '"kind": expected one of lost, reset, delay, timeout, rate_limited, error, truncated, html for a call of the API.',
    ],
    [
      { endpoint: "callback", kind: "lost" },
      '"endpoint": expected the name of a call as the journal shows it, "*" for all calls, or for callbacks one of ' +
        "authorizationCallback, callbacks, notificationCallback, pushCallback, statusUpdateCallback.",
    ],
    [{ endpoint: "pushCallback", kind: "delay" }, '"ms": '],
    [{ endpoint: "pushCallback", kind: "duplicate", times: 1 }, '"times": '],
    [{ endpoint: "pushCallback", kind: "lost", ms: 1 }, '"ms"'],
  ])("%j", async (fault, sentence) => {
    const { json, status } = await controlOf(sandbox)("POST", "faults", fault)
    expect(status).toBe(400)
    expect(json).toEqual({ error: expect.stringContaining(sentence) })
  })
})
