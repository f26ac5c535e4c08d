import type { Data } from "../../src/sandbox/data"
import { parseJson } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import type { Merchant } from "./support/merchant"
import { aMerchant } from "./support/merchant"
import { aPurchase, aPurchaseBy, aSandbox, ORDERS, Shop } from "./support/shop"

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

const to = (...names: readonly string[]): Data => ({
  merchant_urls: Object.fromEntries(
    names.map((name) => [name, `${merchant.url}/${name}?s={session.id}&o={order.id}`]),
  ),
})
const settled = () => sandbox.control.callbacksSettled()
const bodies = () => merchant.calls.map(({ body }) => parseJson(body))

describe("the authorization callback", () => {
  const purchase = () =>
    aPurchase({ merchant_urls: { authorization: `${merchant.url}/token?secret=x` } })

  it("brings the token and the session as JSON once the shopper agreed", async () => {
    const id = await shop.openSession(purchase())
    const { authorization_token } = sandbox.control.authorizeSession(id)
    await settled()
    const [call] = merchant.calls
    expect(merchant.calls).toHaveLength(1)
    expect([call?.method, call?.path]).toEqual(["POST", "/token?secret=x"])
    expect(call?.body).toBe(JSON.stringify({ authorization_token, session_id: id }))
    expect(call?.headers).toMatchObject({
      "content-length": String(call?.body.length),
      "content-type": "application/json",
    })
    expect(call?.headers["user-agent"]).toMatch(/^Klarna/)
    expect(call?.headers.authorization).toBeUndefined()
  })

  it("comes again with another token when the shopper agrees again", async () => {
    const id = await shop.openSession(purchase())
    const tokens = [1, 2].map(() => sandbox.control.authorizeSession(id).authorization_token)
    await settled()
    expect(bodies()).toHaveLength(2)
    for (const authorization_token of tokens) {
      expect(bodies()).toContainEqual({ authorization_token, session_id: id })
    }
  })

  it.each(["decline", "close"] as const)(
    "does not come when the shopper's answer is %s",
    async (outcome) => {
      sandbox.control.authorizeSession(await shop.openSession(purchase()), { outcome })
      await settled()
      expect(merchant.calls).toEqual([])
    },
  )

  it("waits for finalize() after auto_finalize: false", async () => {
    const id = await shop.openSession(purchase())
    sandbox.control.authorizeSession(id, { auto_finalize: false })
    await settled()
    expect(merchant.calls).toEqual([])
    sandbox.control.finalizeSession(id)
    await settled()
    expect(merchant.calls).toHaveLength(1)
  })

  it("goes where the data of authorize() says, when it brings URLs of its own", async () => {
    const id = await shop.openSession(purchase())
    const data = { merchant_urls: { authorization: `${merchant.url}/other` } }
    sandbox.control.authorizeSession(id, { data })
    await settled()
    expect(merchant.paths()).toEqual(["/other"])
  })

  it("has no placeholders", async () => {
    sandbox.control.authorizeSession(await shop.openSession(aPurchase(to("authorization"))))
    await settled()
    expect(decodeURI(merchant.paths()[0] ?? "")).toBe("/authorization?s={session.id}&o={order.id}")
  })
})

describe("the push", () => {
  it("comes once an order is placed: POST, no body, ids filled in", async () => {
    const id = await shop.order(aPurchase(to("push")))
    await settled()
    const [session] = sandbox.control.sessions()
    expect(merchant.calls).toMatchObject([
      { body: "", method: "POST", path: `/push?s=${String(session?.session_id)}&o=${id}` },
    ])
    expect(merchant.calls[0]?.headers["content-length"]).toBe("0")
    expect(merchant.calls[0]?.headers["content-type"]).toBeUndefined()
  })

  it("does not come again for the same place order", async () => {
    const purchase = aPurchase(to("push"))
    const token = await shop.authorize(purchase)
    await shop.place(token, purchase)
    await shop.place(token, purchase)
    await settled()
    expect(merchant.calls).toHaveLength(1)
  })

  it("comes when the order can be read already", async () => {
    const statuses: number[] = []
    merchant.onCall(async ({ path }) => {
      const id = new URL(path, merchant.url).searchParams.get("o") ?? ""
      statuses.push((await shop.call("GET", `${ORDERS}/${id}`)).status)
    })
    await shop.order(aPurchase(to("push")))
    await settled()
    expect(statuses).toEqual([200])
  })
})

describe("URLs", () => {
  it("of the session are used when place order brings none", async () => {
    const token = await shop.authorize(aPurchase(to("push")))
    await shop.place(token, aPurchase())
    await settled()
    expect(merchant.calls).toHaveLength(1)
  })

  it("of place order replace those of the session", async () => {
    const token = await shop.authorize(aPurchase(to("push")))
    await shop.place(token, aPurchase({ merchant_urls: { push: `${merchant.url}/placed` } }))
    await settled()
    expect(merchant.paths()).toEqual(["/placed"])
  })

  it("that are missing or empty mean that nothing is sent", async () => {
    const merchant_urls = { authorization: "", notification: "", push: "" }
    for (const more of [{}, { merchant_urls }]) {
      await shop.order(aPurchaseBy("customer+pend-accept-05@email.us", more))
    }
    await sandbox.control.passTime({ advance: "P2D" })
    expect(sandbox.control.callbacks()).toEqual([])
  })
})

describe("the notification of a decision", () => {
  const pending = (outcome: string) =>
    shop.order(aPurchaseBy(`customer+pend-${outcome}-05@email.us`, to("notification")))
  const said = (order_id: string, event_type: string) => ({ event_type, order_id })

  it.each([
    ["accept", "FRAUD_RISK_ACCEPTED"],
    ["reject", "FRAUD_RISK_REJECTED"],
  ])("pend-%s-05 says %s after five minutes", async (outcome, event) => {
    const id = await pending(outcome)
    await sandbox.control.passTime({ advance: "PT4M59S" })
    expect(merchant.calls).toEqual([])
    await sandbox.control.passTime({ advance: "PT1S" })
    expect(merchant.calls.map(({ body }) => body)).toEqual([
      `{"order_id":"${id}","event_type":"${event}"}`,
    ])
    expect(merchant.paths()[0]).toContain(`&o=${id}`)
  })

  it.each([
    ["accept", "FRAUD_RISK_ACCEPTED"],
    ["reject", "FRAUD_RISK_REJECTED"],
    ["stop", "FRAUD_RISK_STOPPED"],
  ] as const)(
    "decide %s says %s now, and the decision of time is dropped",
    async (decision, event) => {
      const id = await pending("accept")
      sandbox.control.decideOrder(id, decision)
      await settled()
      expect(bodies()).toEqual([said(id, event)])
      await sandbox.control.passTime({ advance: "PT1H" })
      expect(merchant.calls).toHaveLength(1)
    },
  )

  it("comes too when an accepted order is stopped", async () => {
    const id = await shop.order(aPurchase(to("notification")))
    await settled()
    expect(merchant.calls).toEqual([])
    sandbox.control.decideOrder(id, "stop")
    await settled()
    expect(bodies()).toEqual([said(id, "FRAUD_RISK_STOPPED")])
  })

  it("does not come when a decision changes nothing", async () => {
    const id = await shop.order(aPurchase(to("notification")))
    sandbox.control.decideOrder(id, "accept")
    await settled()
    expect(merchant.calls).toEqual([])
  })

  it("comes when the order reads as it says", async () => {
    const seen: unknown[] = []
    const id = await pending("reject")
    merchant.onCall(async () => seen.push((await shop.read(id)).fraud_status))
    await sandbox.control.passTime({ advance: "P20D" })
    expect(seen).toEqual(["REJECTED"])
  })
})
