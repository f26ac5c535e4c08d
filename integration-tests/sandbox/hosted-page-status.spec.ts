import type { Sandbox } from "../../src/sandbox/server"
import { aPage, ALL_URLS, PAGES, readPage } from "./support/hosted-pages"
import { ANY_ID, aPurchase, anAddress, aSandbox, refusal, Shop } from "./support/shop"

const HOUR = 3_600_000

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

const act = (id: string, action: Parameters<typeof sandbox.control.actOnHostedPage>[1]) =>
  sandbox.control.actOnHostedPage(id, action)
const disable = (id: string) => shop.call("DELETE", `${PAGES}/${id}`)

describe("the status of a hosted page", () => {
  it("is WAITING until the shopper comes, then IN_PROGRESS since that moment", async () => {
    const id = await aPage(shop)
    expect(await readPage(shop, id)).toEqual({
      expires_at: "2026-01-03T09:00:00.000Z",
      session_id: id,
      status: "WAITING",
      updated_at: "2026-01-01T10:00:00.000Z",
    })
    sandbox.clock.advance(1_000)
    act(id, "open")
    sandbox.clock.advance(1_000)
    act(id, "open")
    expect(await readPage(shop, id)).toMatchObject({
      status: "IN_PROGRESS",
      updated_at: "2026-01-01T10:00:01.000Z",
    })
  })

  it.each([
    ["back", "BACK"],
    ["fail", "FAILED"],
    ["error", "ERROR"],
  ] as const)("after %s is %s, and the shopper may try again", async (action, status) => {
    const id = await aPage(shop)
    act(id, "open")
    act(id, action)
    expect(await readPage(shop, id)).toMatchObject({ status })
    act(id, "open")
    expect(await readPage(shop, id)).toMatchObject({ status: "IN_PROGRESS" })
    act(id, action)
    act(id, "complete")
    expect(await readPage(shop, id)).toMatchObject({ status: "COMPLETED" })
  })

  it.each([
    ["cancel", "CANCELLED"],
    ["complete", "COMPLETED"],
  ] as const)("after %s is %s for good", async (action, status) => {
    const id = await aPage(shop, { urls: ALL_URLS })
    const first = act(id, action)
    expect(act(id, action)).toEqual(first)
    expect(act(id, "open")).toEqual(first)
    expect(() => act(id, "back")).toThrow(
      `The hosted page ${id} is ${status}: nothing can happen on it.`,
    )
    sandbox.clock.advance(48 * HOUR)
    expect(await readPage(shop, id)).toMatchObject({ status })
    expect(sandbox.control.sessions()[0]?.authorizations.length).toBe(action === "complete" ? 1 : 0)
  })

  it("is TIMEOUT from the moment its time is over", async () => {
    const id = await aPage(shop)
    act(id, "open")
    sandbox.clock.advance(47 * HOUR - 1)
    expect(await readPage(shop, id)).toMatchObject({ status: "IN_PROGRESS" })
    sandbox.clock.advance(1)
    expect(await readPage(shop, id)).toMatchObject({
      status: "TIMEOUT",
      updated_at: "2026-01-03T09:00:00.000Z",
    })
    expect(() => act(id, "complete")).toThrow(
      `The hosted page ${id} is TIMEOUT: nothing can happen on it.`,
    )
    expect(refusal(await disable(id))).toEqual([404, "NOT_FOUND", ["HPP session has expired"]])
  })

  it("tells who has paid, once he has", async () => {
    const customer = { date_of_birth: "1970-07-10", gender: "female" }
    const id = await aPage(shop, {
      purchase: aPurchase({ billing_address: anAddress({ title: "Frau" }), customer }),
    })
    expect(await readPage(shop, id)).not.toHaveProperty("customer")
    act(id, "complete")
    expect((await readPage(shop, id)).customer).toEqual({
      date_of_birth: "1970-07-10",
      family_name: "Musterfrau",
      given_name: "Erika",
      title: "Frau",
    })
  })

  it("is told of no unknown page", async () => {
    const reply = await shop.call("GET", `${PAGES}/nonsense`)
    expect(refusal(reply)).toEqual([404, "NOT_FOUND", ["HPP session could not be found"]])
    expect(reply.text).toMatch(/^\{\n {2}"correlation_id" : "/)
  })
})

describe("disabling a hosted page", () => {
  it("answers 204 without a text, twice, and is for good", async () => {
    const id = await aPage(shop, { urls: ALL_URLS })
    act(id, "open")
    for (const reply of [await disable(id), await disable(id)]) {
      expect([reply.status, reply.text, reply.headers.get("content-length")]).toEqual([
        204,
        "",
        null,
      ])
    }
    expect(await readPage(shop, id)).toMatchObject({ status: "DISABLED" })
    expect(act(id, "open")).toMatchObject({ redirect_url: null, status: "DISABLED" })
    expect(() => act(id, "complete")).toThrow("is DISABLED")
  })

  it("is refused once the page is completed", async () => {
    const id = await aPage(shop)
    act(id, "complete")
    expect(refusal(await disable(id))).toEqual([
      400,
      "BAD_REQUEST",
      ["HPP session has already been completed"],
    ])
    expect(await readPage(shop, id)).toMatchObject({
      authorization_token: ANY_ID,
      status: "COMPLETED",
    })
  })

  it("changes nothing about a page that the shopper cancelled", async () => {
    const id = await aPage(shop)
    act(id, "cancel")
    expect((await disable(id)).status).toBe(204)
    expect(await readPage(shop, id)).toMatchObject({ status: "CANCELLED" })
  })

  it("is refused for an unknown page", async () => {
    expect((await disable("nonsense")).status).toBe(404)
  })
})
