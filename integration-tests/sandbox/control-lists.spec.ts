import type { Sandbox } from "../../src/sandbox/server"
import { controlOf } from "./support/control"
import { aSandbox, Shop } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

const read = (path: string) => controlOf(sandbox)("GET", path)

describe("the lists of the control API", () => {
  it.each(["sessions", "orders", "journal"])(
    "give the newest %s only, oldest first, and count all",
    async (path) => {
      for (let index = 0; index < 3; index += 1) await shop.order()
      const all = await read(path)
      const newest = await read(`${path}?newest=2`)
      expect(newest.json).toEqual(Array.isArray(all.json) && all.json.slice(-2))
      const none = await read(`${path}?newest=0`)
      expect(none.json).toEqual([])
      const total = path === "journal" ? "6" : "3"
      expect([all, newest, none].map(({ headers }) => headers.get("x-total-count"))).toEqual([
        total,
        total,
        total,
      ])
    },
  )

  it.each(["tokens", "hpp", "callbacks", "faults"])("count %s too", async (path) => {
    const { headers, json } = await read(`${path}?newest=5`)
    expect([json, headers.get("x-total-count")]).toEqual([[], "0"])
  })

  it("explain a bad number", async () => {
    expect(await read("orders?newest=some")).toMatchObject({
      json: { error: '"newest" must be a whole number; got "some".' },
      status: 400,
    })
  })
})

describe("a web page that posts to the control API", () => {
  const reset = (origin: string) =>
    fetch(`${sandbox.url}/_sandbox/reset`, { headers: { origin }, method: "POST" })

  it.each(["https://example.test", "null", "http://127.0.0.1:1"])(
    "is refused when it comes from %s",
    async (origin) => {
      await shop.order()
      const answer = await reset(origin)
      const error = `Pages of ${origin} may not change the sandbox: only its own page and programs may.`
      expect([answer.status, await answer.json()]).toEqual([403, { error }])
      expect(sandbox.control.orders()).toHaveLength(1)
    },
  )

  it("is heard when it is the sandbox's own", async () => {
    expect((await reset(sandbox.url)).status).toBe(204)
  })
})

describe("GET /_sandbox without a browser", () => {
  it("is no page", async () => {
    expect(await read("")).toMatchObject({
      json: { error: "There is no GET /_sandbox/." },
      status: 404,
    })
  })
})
