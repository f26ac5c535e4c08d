import type { HostedPageAction } from "../../src/sandbox/control/hosted-pages"
import type { Data } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import { aPage, ALL_URLS } from "./support/hosted-pages"
import { aSandbox, Shop } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

interface Visit {
  readonly action: HostedPageAction
  readonly urls?: Data
  readonly mode?: string
}

async function next({ action, mode = "NONE", urls = ALL_URLS }: Visit) {
  const id = await aPage(shop, { options: { place_order_mode: mode }, urls })
  const { authorization_token, order_id, redirect_url } = sandbox.control.actOnHostedPage(
    id,
    action,
  )
  return { id, orderId: order_id, token: authorization_token, url: redirect_url }
}

describe("where the shopper goes from a hosted page", () => {
  it.each([
    ["cancel", "cancel"],
    ["back", "back"],
    ["fail", "failure"],
    ["error", "error"],
  ] as const)(
    "after %s to the merchant's %s address, which is told no token",
    async (action, name) => {
      const { id, url } = await next({ action })
      expect(url).toBe(`https://shop.example/${name}?h=${id}&t=&o=`)
    },
  )

  it("to the success address with the authorization token, when the merchant places the order", async () => {
    const { id, token, url } = await next({ action: "complete" })
    expect(url).toBe(`https://shop.example/success?h=${id}&t=${token}&o=`)
    expect(token).toMatch(/^[0-9a-f-]{36}$/)
  })

  it("to the success address with the order's id, when the page placed it", async () => {
    const { id, orderId, url } = await next({ action: "complete", mode: "PLACE_ORDER" })
    expect(url).toBe(`https://shop.example/success?h=${id}&t=&o=${orderId}`)
    expect(orderId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it("after an error to the failure address when there is none for errors", async () => {
    const { url } = await next({ action: "error", urls: { failure: "https://shop.example/f" } })
    expect(url).toBe("https://shop.example/f")
  })

  it("fills a placeholder in wherever it stands, also twice, and leaves single braces alone", async () => {
    const cancel = "https://shop.example/{{session_id}}/{{session_id}}?s={session.id}"
    const { id, url } = await next({ action: "cancel", urls: { cancel } })
    expect(url).toBe(`https://shop.example/${id}/${id}?s={session.id}`)
  })

  it.each(["open", "complete", "cancel", "back", "fail", "error"] as const)(
    "nowhere after %s when the merchant gave no address",
    async (action) => {
      expect((await next({ action, urls: {} })).url).toBeNull()
    },
  )

  it("nowhere while he is on the page", async () => {
    expect((await next({ action: "open" })).url).toBeNull()
  })

  it("is told again when he comes back, until he goes on", async () => {
    const id = await aPage(shop, { urls: ALL_URLS })
    const act = (action: HostedPageAction) =>
      sandbox.control.actOnHostedPage(id, action).redirect_url
    expect([act("back"), act("open"), act("back")]).toEqual([
      `https://shop.example/back?h=${id}&t=&o=`,
      null,
      `https://shop.example/back?h=${id}&t=&o=`,
    ])
  })
})
