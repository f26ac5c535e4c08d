import type { Sandbox } from "../../src/sandbox/server"
import { controlOf, listOf } from "./support/control"
import type { Merchant } from "./support/merchant"
import { aMerchant } from "./support/merchant"
import { aPurchase, aSandbox, Shop } from "./support/shop"

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
const settled = () => sandbox.control.callbacksSettled()
const control = (method: string, path: string) => controlOf(sandbox)(method, path)

/** A merchant whose answer waits until it is let go. */
function held() {
  let letGo: () => void = () => undefined
  const when = new Promise<void>((resolve) => (letGo = resolve))
  merchant.answers({ when })
  return () => letGo()
}

describe("GET /_sandbox/callbacks", () => {
  it("lists every callback with its attempts, oldest first", async () => {
    merchant.answers(500, 200)
    const id = await shop.openSession(aPurchase(urls("authorization", "push")))
    const { authorization_token } = sandbox.control.authorizeSession(id)
    await settled()
    const reply = await shop.place(authorization_token ?? "")
    await settled()
    const attempt = (status: number) => ({
      at: "2026-01-01T10:00:00.000Z",
      error: null,
      ms: expect.any(Number),
      status,
    })
    const { headers, json } = await control("GET", "callbacks")
    expect(json).toEqual([
      {
        about: id,
        attempts: [attempt(500)],
        body: { authorization_token, session_id: id },
        created_at: "2026-01-01T10:00:00.000Z",
        id: expect.any(String),
        kind: "authorization",
        next_at: "2026-01-01T10:00:01.000Z",
        state: "waiting",
        url: `${merchant.url}/authorization`,
      },
      {
        about: reply.body.order_id,
        attempts: [attempt(200)],
        body: null,
        created_at: "2026-01-01T10:00:00.000Z",
        id: expect.any(String),
        kind: "push",
        next_at: null,
        state: "delivered",
        url: `${merchant.url}/push`,
      },
    ])
    expect(headers.get("x-total-count")).toBe("2")
    expect(sandbox.control.callbacks()).toEqual(json)
  })

  it("shows one that is under way as waiting, without an attempt", async () => {
    const letGo = held()
    await shop.order(aPurchase(urls("push")))
    await merchant.called(1)
    expect(await listOf(sandbox, "callbacks")).toMatchObject([
      { attempts: [], next_at: null, state: "waiting" },
    ])
    letGo()
    await settled()
    expect(await listOf(sandbox, "callbacks")).toMatchObject([{ state: "delivered" }])
  })

  it("is not in the journal", async () => {
    await shop.order(aPurchase(urls("push")))
    await settled()
    expect(sandbox.control.journal().map(({ endpoint }) => endpoint)).toEqual([
      "createSession",
      "placeOrder",
    ])
  })
})

describe("POST /_sandbox/callbacks/:id/send", () => {
  it("sends one again as a new callback and says what came of it", async () => {
    await shop.openSession(aPurchase(urls("authorization")))
    await shop.authorize(aPurchase(urls("authorization")))
    await settled()
    const [first] = sandbox.control.callbacks()
    const { json } = await control("POST", `callbacks/${first?.id}/send`)
    expect(json).toMatchObject({
      attempts: [{ status: 200 }],
      body: first?.body,
      kind: "authorization",
      state: "delivered",
    })
    expect(merchant.calls.map(({ body }) => body)).toEqual([
      JSON.stringify(first?.body),
      JSON.stringify(first?.body),
    ])
    expect(sandbox.control.callbacks().map(({ id }) => id)).toEqual([
      first?.id,
      expect.not.stringMatching(String(first?.id)),
    ])
  })

  it("says so when there is none with this id", async () => {
    const reply = await control("POST", "callbacks/none/send")
    expect([reply.status, reply.json]).toEqual([404, { error: "There is no callback none." }])
  })
})

describe("reset", () => {
  it("forgets callbacks and what they wait for", async () => {
    merchant.answers(500)
    await shop.order(aPurchase(urls("push")))
    await settled()
    await control("POST", "reset")
    expect(await listOf(sandbox, "callbacks")).toEqual([])
    await sandbox.control.passTime({ advance: "P1D" })
    expect(merchant.calls).toHaveLength(1)
  })

  it("under a delivery: nothing changes afterwards", async () => {
    const letGo = held()
    await shop.order(aPurchase(urls("push")))
    await merchant.called(1)
    sandbox.reset()
    letGo()
    await settled()
    await shop.order(aPurchase(urls("push")))
    await settled()
    expect(sandbox.control.callbacks()).toMatchObject([
      { attempts: [{ status: 200 }], state: "delivered" },
    ])
  })

  it("under a move of the clock: the clock stands where the reset put it", async () => {
    const letGo = held()
    await shop.order(aPurchase(urls("push")))
    await merchant.called(1)
    const moved = sandbox.control.passTime({ advance: "P1D" })
    sandbox.reset()
    letGo()
    await moved
    expect(sandbox.control.clock().now).toBe("2026-01-01T10:00:00.000Z")
  })
})

describe("close", () => {
  it("ends deliveries and moves that are under way", async () => {
    const other = await aSandbox()
    const letGo = held()
    await new Shop(other).order(aPurchase(urls("push")))
    await merchant.called(1)
    const moved = other.control.passTime({ advance: "PT1H" })
    await other.close()
    await moved
    letGo()
    await other.control.callbacksSettled()
    expect(merchant.calls).toHaveLength(1)
  })
})
