import type { Data } from "../../src/sandbox/data"
import { dataAt, textAt } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import { aPage, createPage, PAGES, sessionUrl } from "./support/hosted-pages"
import { ANY_ID, ANY_TEXT, aPurchase, aSandbox, refusal, SESSIONS, Shop } from "./support/shop"

const HOUR = 3_600_000
const EXPIRED = [404, "NOT_FOUND", ["Payment session has expired"]]

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe("making a hosted page", () => {
  it("answers 201 with all addresses, on this host", async () => {
    const { body, headers, status } = await createPage(shop, await shop.openSession())
    const id = textAt(body, "session_id")
    const [page] = sandbox.control.hostedPages()
    expect(status).toBe(201)
    expect(headers.get("content-type")).toBe("application/json")
    expect(headers.get("klarna-correlation-id")).toMatch(/^[0-9a-f-]{36}$/)
    expect(body).toEqual({
      distribution_module: { generation_url: ANY_TEXT, standalone_url: ANY_TEXT, token: ANY_TEXT },
      distribution_url: `${sandbox.url}${PAGES}/${id}/distribution`,
      expires_at: "2026-01-03T09:00:00.000Z",
      manual_identification_check_url: `${sandbox.url}${PAGES}/${id}/manual-id-check`,
      qr_code_url: `${sandbox.url}/eu/hpp/payments/${id}/qr`,
      redirect_url: page?.page_url,
      session_id: ANY_ID,
      session_url: `${sandbox.url}${PAGES}/${id}`,
    })
    expect(body.redirect_url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/eu\/hpp\/payments\/\w{8}$/)
    for (const url of Object.values(dataAt(body, "distribution_module") ?? {}).slice(1)) {
      expect(url).toContain(sandbox.url)
    }
  })

  it("ends one hour before its payment session, whenever it was made", async () => {
    const session = await shop.openSession()
    sandbox.clock.advance(20 * HOUR)
    const { body } = await createPage(shop, session)
    expect(body.expires_at).toBe("2026-01-03T09:00:00.000Z")
  })

  it("makes as many pages of one session as it is asked for", async () => {
    const session = await shop.openSession()
    const [first, second] = [await createPage(shop, session), await createPage(shop, session)]
    expect(first.body.session_id).not.toBe(second.body.session_id)
    expect(first.body.redirect_url).not.toBe(second.body.redirect_url)
  })

  it("takes every option that is documented, and ignores unknown ones", async () => {
    const options = {
      background_images: [{ url: "https://shop.example/1.png", width: 1_920 }],
      colour: "pink",
      logo_url: "https://shop.example/logo.png",
      page_title: "Complete your purchase",
      payment_method_categories: ["PAY_LATER", "KLARNA"],
      payment_method_category: "PAY_NOW",
      place_order_mode: "CAPTURE_ORDER",
      purchase_type: "SUBSCRIBE",
      show_subtotal_detail: "HIDE",
    }
    const { colour: _, ...known } = options
    const urls = { back: null, success: "http://shop.example/" }
    const more = { merchant_urls: urls, options, profile_id: "p" }
    expect((await createPage(shop, await shop.openSession(), more)).status).toBe(201)
    expect(sandbox.control.hostedPages()).toMatchObject([
      { merchant_urls: { success: "http://shop.example/" }, options: known },
    ])
    expect(sandbox.control.hostedPages()[0]?.options).toEqual(known)
  })

  it("leaves the order to the merchant when no mode is given", async () => {
    await aPage(shop)
    expect(sandbox.control.hostedPages()).toMatchObject([{ place_order_mode: "NONE" }])
  })
})

describe("a hosted page that is not made", () => {
  it.each([
    ["no session", {}, "payment_session_url"],
    ["a mode in lower case", { options: { place_order_mode: "none" } }, "options.place_order_mode"],
    [
      "a category of Payments",
      { options: { payment_method_category: "pay_later" } },
      "options.payment_method_category",
    ],
    [
      "one unknown category of several",
      { options: { payment_method_categories: ["PAY_NOW", "CASH"] } },
      "options.payment_method_categories[1]",
    ],
    ["another type of purchase", { options: { purchase_type: "STEAL" } }, "options.purchase_type"],
    [
      "details shown",
      { options: { show_subtotal_detail: "SHOW" } },
      "options.show_subtotal_detail",
    ],
    [
      "a width that is no number",
      { options: { background_images: [{ width: "wide" }] } },
      "options.background_images[0].width",
    ],
    [
      "an address of 2001 characters",
      { merchant_urls: { success: "x".repeat(2_001) } },
      "merchant_urls.success",
    ],
  ])("has %s", async (_what, more: Data, paths) => {
    const session = sessionUrl(shop, await shop.openSession())
    const isMissing = paths === "payment_session_url"
    const body = isMissing ? more : { payment_session_url: session, ...more }
    const reply = await shop.call("POST", PAGES, body)
    expect(refusal(reply)).toEqual([400, "BAD_VALUE", [`Bad value: ${paths}`]])
    expect(Object.keys(reply.body)).toEqual(["correlation_id", "error_code", "error_messages"])
    expect(sandbox.control.hostedPages()).toEqual([])
  })

  it.each([
    ["only an id", (_url: string, id: string) => id],
    ["another host", (url: string) => url.replace("127.0.0.1", "api.klarna.example")],
    ["a path without host", (_url: string, id: string) => `${SESSIONS}/${id}`],
    [
      "an order of the old checkout",
      (url: string) => url.replace("payments/v1/sessions", "checkout/v3/orders"),
    ],
    ["more than the session", (url: string) => `${url}/order`],
  ])("has no full address of a session on this host, but %s", async (_what, change) => {
    const id = await shop.openSession()
    const payment_session_url = change(sessionUrl(shop, id), id)
    const reply = await shop.call("POST", PAGES, { payment_session_url })
    expect(refusal(reply)).toEqual([400, "BAD_VALUE", ["Bad value: payment_session_url"]])
  })

  it("has a session that is unknown or has less than an hour left", async () => {
    expect(refusal(await createPage(shop, "nonsense"))).toEqual(EXPIRED)
    const session = await shop.openSession()
    sandbox.clock.advance(47 * HOUR - 1)
    expect((await createPage(shop, session)).status).toBe(201)
    sandbox.clock.advance(1)
    expect(refusal(await createPage(shop, session))).toEqual(EXPIRED)
  })

  it("has a session that was ordered from", async () => {
    const session = await shop.openSession()
    const { authorization_token } = sandbox.control.authorizeSession(session)
    await shop.place(authorization_token ?? "")
    expect(refusal(await createPage(shop, session))).toEqual([
      404,
      "SESSION_COMPLETED",
      ["Session has already been completed"],
    ])
  })
})

it("counts new hosted pages apart from new sessions", async () => {
  const limited = await aSandbox({ rateLimits: true })
  const at = new Shop(limited)
  const session = await at.openSession()
  for (let time = 0; time < 4; time += 1) await at.openSession()
  expect((await at.call("POST", SESSIONS, aPurchase())).status).toBe(429)
  const statuses = []
  for (let time = 0; time < 6; time += 1) statuses.push((await createPage(at, session)).status)
  expect(statuses).toEqual([201, 201, 201, 201, 201, 429])
  await limited.close()
})
