import { parseJson } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import { aPage, PAGES, readPage } from "./support/hosted-pages"
import type { Merchant } from "./support/merchant"
import { aMerchant } from "./support/merchant"
import { ANY_ID, aSandbox, Shop } from "./support/shop"

const HOUR = 3_600_000

let merchant: Merchant
let sandbox: Sandbox
let shop: Shop
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

const aWatchedPage = (place_order_mode = "NONE") =>
  aPage(shop, {
    options: { place_order_mode },
    urls: { status_update: `${merchant.url}/hpp?h={{session_id}}&t={{authorization_token}}` },
  })
const bodies = () => merchant.calls.map(({ body }) => parseJson(body))

describe("the callback of a hosted page", () => {
  it("tells each change of status as it would be read, with an id of its own", async () => {
    const id = await aWatchedPage()
    const seen = []
    for (const action of ["open", "back", "open", "complete"] as const) {
      sandbox.control.actOnHostedPage(id, action)
      await sandbox.control.callbacksSettled()
      seen.push({ event_id: ANY_ID, session: await readPage(shop, id) })
    }
    expect(bodies()).toEqual(seen)
    expect(bodies()).toMatchObject([
      { session: { status: "IN_PROGRESS" } },
      { session: { status: "BACK" } },
      { session: { status: "IN_PROGRESS" } },
      { session: { authorization_token: ANY_ID, status: "COMPLETED" } },
    ])
    const ids = sandbox.control.callbacks().map(({ body }) => body?.event_id)
    expect(new Set(ids).size).toBe(4)
  })

  it("goes to the address given, which is told the page but not the token", async () => {
    const id = await aWatchedPage()
    sandbox.control.actOnHostedPage(id, "complete")
    await sandbox.control.callbacksSettled()
    expect(merchant.paths()).toEqual([`/hpp?h=${id}&t=`])
    expect(sandbox.control.callbacks()).toMatchObject([
      { about: id, kind: "status_update", state: "delivered" },
    ])
  })

  it("names the order that the page placed", async () => {
    sandbox.control.actOnHostedPage(await aWatchedPage("PLACE_ORDER"), "complete")
    await sandbox.control.callbacksSettled()
    const [order] = sandbox.control.orders()
    expect(bodies()).toMatchObject([
      { session: { klarna_reference: order?.klarna_reference, order_id: order?.order_id } },
    ])
  })

  it("tells that the merchant disabled it, and nothing twice", async () => {
    const id = await aWatchedPage()
    await shop.call("DELETE", `${PAGES}/${id}`)
    await shop.call("DELETE", `${PAGES}/${id}`)
    sandbox.control.actOnHostedPage(id, "open")
    await sandbox.control.callbacksSettled()
    expect(bodies()).toMatchObject([{ session: { status: "DISABLED" } }])
  })

  it("tells that its time is over", async () => {
    const id = await aWatchedPage()
    await sandbox.control.passTime({ advance: "P2D" })
    expect(bodies()).toMatchObject([
      { session: { session_id: id, status: "TIMEOUT", updated_at: "2026-01-03T09:00:00.000Z" } },
    ])
  })

  it.each(["complete", "cancel"] as const)("does not tell so after %s", async (action) => {
    sandbox.control.actOnHostedPage(await aWatchedPage(), action)
    await sandbox.control.passTime({ advance: "P2D" })
    expect(merchant.calls).toHaveLength(1)
  })

  it("is not sent for a page without the address", async () => {
    sandbox.control.actOnHostedPage(await aPage(shop), "complete")
    sandbox.clock.advance(48 * HOUR)
    await sandbox.control.callbacksSettled()
    expect(sandbox.control.callbacks()).toEqual([])
  })

  it("is not sent for a page that was forgotten", async () => {
    await aWatchedPage()
    sandbox.reset()
    await sandbox.control.passTime({ advance: "P2D" })
    expect(merchant.calls).toEqual([])
  })
})
