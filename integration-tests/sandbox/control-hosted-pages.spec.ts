import type { Sandbox } from "../../src/sandbox/server"
import { controlOf } from "./support/control"
import { aPage, ALL_URLS } from "./support/hosted-pages"
import { ANY_ID, ANY_TEXT, aSandbox, Shop } from "./support/shop"

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

describe("hosted pages in the control API", () => {
  it("are listed oldest first, with what became of them", async () => {
    const first = await aPage(shop, {
      options: { place_order_mode: "PLACE_ORDER" },
      urls: ALL_URLS,
    })
    const second = await aPage(shop)
    await control("POST", `hpp/${first}/complete`)
    expect((await control("GET", "hpp")).json).toEqual([
      {
        authorization_token: null,
        created_at: "2026-01-01T10:00:00.000Z",
        distributions: [],
        expires_at: "2026-01-03T09:00:00.000Z",
        merchant_urls: ALL_URLS,
        options: { place_order_mode: "PLACE_ORDER" },
        order_id: ANY_ID,
        page_url: ANY_TEXT,
        payment_session_id: ANY_ID,
        place_order_mode: "PLACE_ORDER",
        redirect_url: expect.stringMatching(/\/success\?/),
        session_id: first,
        status: "COMPLETED",
        updated_at: "2026-01-01T10:00:00.000Z",
      },
      expect.objectContaining({ redirect_url: null, session_id: second, status: "WAITING" }),
    ])
  })

  it.each([
    ["open", "IN_PROGRESS", null],
    ["complete", "COMPLETED", "success"],
    ["cancel", "CANCELLED", "cancel"],
    ["back", "BACK", "back"],
    ["fail", "FAILED", "failure"],
    ["error", "ERROR", "error"],
  ])("%s: answers %s and where the shopper goes", async (action, status, name) => {
    const id = await aPage(shop, { urls: ALL_URLS })
    const { json } = await control("POST", `hpp/${id}/${action}`)
    const url: unknown = name === null ? null : expect.stringContaining(`/${name}?`)
    expect(json).toMatchObject({ redirect_url: url, session_id: id, status })
  })

  it("are paid the way that is said", async () => {
    const id = await aPage(shop, { options: { place_order_mode: "PLACE_ORDER" } })
    await control("POST", `hpp/${id}/complete`, { category: "pay_now" })
    expect(sandbox.control.orders()).toMatchObject([
      { initial_payment_method: { type: "PAY_BY_CARD" } },
    ])
  })

  it("say what is wrong with a mistake", async () => {
    const id = await aPage(shop)
    expect(await control("POST", "hpp/nonsense/open")).toMatchObject({
      json: { error: "There is no hosted page nonsense." },
      status: 404,
    })
    expect(await control("POST", `hpp/${id}/dance`)).toMatchObject({
      json: { error: "A hosted page knows open, complete, cancel, back, fail, error." },
      status: 404,
    })
    const { json, status } = await control("POST", `hpp/${id}/complete`, { category: "cash" })
    expect([status, JSON.stringify(json)]).toEqual([400, expect.stringContaining('\\"category\\"')])
    await control("POST", `hpp/${id}/cancel`)
    expect((await control("POST", `hpp/${id}/complete`)).status).toBe(409)
  })

  it("are forgotten on reset", async () => {
    await aPage(shop)
    await control("POST", "reset")
    expect((await control("GET", "hpp")).json).toEqual([])
  })
})
