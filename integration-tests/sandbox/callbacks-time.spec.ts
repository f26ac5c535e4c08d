import { createClock } from "../../src/sandbox/clock"
import type { Sandbox } from "../../src/sandbox/server"
import { createSandbox } from "../../src/sandbox/server"
import { controlOf } from "./support/control"
import type { Merchant } from "./support/merchant"
import { aMerchant } from "./support/merchant"
import { aPurchase, aPurchaseBy, aSandbox, Shop, START } from "./support/shop"

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
const pending = () =>
  shop.order(aPurchaseBy("customer+pend-accept-05@email.us", urls("notification")))
const attempts = () => sandbox.control.callbacks().flatMap((callback) => callback.attempts)
const minutes = () =>
  attempts().map(({ at }) => (new Date(at).getTime() - START.getTime()) / 60_000)
const move = async (body: object) => (await controlOf(sandbox)("POST", "clock", body)).json

describe("a frozen clock", () => {
  it("delivers at once what is due now", async () => {
    await shop.order(aPurchase(urls("push")))
    await sandbox.control.callbacksSettled()
    expect(merchant.paths()).toEqual(["/push"])
  })

  it("keeps retries until it is moved", async () => {
    merchant.answers(500)
    await shop.order(aPurchase(urls("push")))
    await sandbox.control.callbacksSettled()
    await sandbox.control.callbacksSettled()
    expect(merchant.calls).toHaveLength(1)
    await move({ advance: "PT1S" })
    expect(merchant.calls).toHaveLength(2)
  })

  it("moved by an hour against a merchant that is down: the decision and its repeats, each at its moment", async () => {
    merchant.answers(500)
    const seen: string[] = []
    merchant.onCall(() => seen.push(sandbox.clock.now().toISOString().slice(11, 16)))
    await pending()
    expect(await move({ advance: "PT1H" })).toEqual({
      frozen: true,
      now: "2026-01-01T11:00:00.000Z",
    })
    expect(seen).toEqual(["10:05", "10:15", "10:25", "10:35", "10:45", "10:55"])
    expect(minutes()).toEqual([5, 15, 25, 35, 45, 55])
  })

  it("does what falls due in order, whatever it is", async () => {
    merchant.answers(500)
    await pending()
    await move({ advance: "PT4M57S" })
    await shop.order(aPurchase(urls("push")))
    const seen: string[] = []
    await sandbox.control.callbacksSettled()
    merchant.onCall(({ path }) => seen.push(path))
    await move({ advance: "PT7S" })
    expect(seen).toEqual(["/push", "/push", "/notification", "/push"])
  })

  it("waits for an answer before it goes on", async () => {
    let answer: () => void = () => undefined
    merchant.answers({ when: new Promise<void>((resolve) => (answer = resolve)) })
    await pending()
    const moved = move({ advance: "PT1H" })
    await merchant.called(1)
    expect(sandbox.clock.now().toISOString()).toBe("2026-01-01T10:05:00.000Z")
    answer()
    expect(await moved).toMatchObject({ now: "2026-01-01T11:00:00.000Z" })
  })

  it("lets what a merchant's answer brings about happen at that moment", async () => {
    const id = await pending()
    merchant.onCall(() => sandbox.control.actInPortal(id, "capture"))
    await move({ advance: "P7D" })
    const [order] = sandbox.control.orders()
    expect(order?.captures[0]?.captured_at).toBe("2026-01-01T10:05:00.000Z")
  })

  it("makes moves that come at the same time one after the other", async () => {
    merchant.answers(500)
    await pending()
    const [first, second] = await Promise.all([
      move({ advance: "PT10M" }),
      move({ advance: "PT10M" }),
    ])
    expect([first, second]).toMatchObject([
      { now: "2026-01-01T10:10:00.000Z" },
      { now: "2026-01-01T10:20:00.000Z" },
    ])
    expect(minutes()).toEqual([5, 15])
  })

  it("jumps at once by changeClock; what fell due is sent afterwards, with the moments it was due", async () => {
    merchant.answers(500)
    await pending()
    expect(sandbox.control.changeClock({ advance: "PT1H" }).now).toBe("2026-01-01T11:00:00.000Z")
    await sandbox.control.callbacksSettled()
    expect(minutes()).toEqual([5, 15, 25, 35, 45, 55])
  })

  it("that goes back breaks nothing and sends nothing twice", async () => {
    merchant.answers(500, 200)
    const id = await pending()
    await move({ advance: "PT5M" })
    expect(await move({ at: "2026-01-01T09:00:00Z" })).toMatchObject({
      now: "2026-01-01T09:00:00.000Z",
    })
    expect((await shop.read(id)).fraud_status).toBe("PENDING")
    expect(minutes()).toEqual([5])
    await move({ advance: "P1D" })
    expect(minutes()).toEqual([5, 15])
    expect((await shop.read(id)).fraud_status).toBe("ACCEPTED")
  })

  it("goes on by itself when it is let run", async () => {
    merchant.answers(500, 200)
    await shop.order(aPurchase(urls("push")))
    await sandbox.control.callbacksSettled()
    sandbox.clock.freeze(false)
    await merchant.called(2)
    expect(merchant.calls).toHaveLength(2)
  })
})

describe("a running clock", () => {
  it("sends a retry by itself, a second later", async () => {
    const running = await createSandbox()
    merchant.answers(500, 200)
    await new Shop(running).order(aPurchase(urls("push")))
    await merchant.called(1)
    const first = performance.now()
    await merchant.called(2)
    expect(performance.now() - first).toBeGreaterThan(900)
    await running.close()
  })

  it("that is moved sends what fell due", async () => {
    const running = await createSandbox({ clock: createClock({ at: START }) })
    await new Shop(running).order(
      aPurchaseBy("customer+pend-accept-05@email.us", urls("notification")),
    )
    expect(merchant.calls).toEqual([])
    running.clock.advance(300_000)
    await merchant.called(1)
    await running.close()
  })
})
