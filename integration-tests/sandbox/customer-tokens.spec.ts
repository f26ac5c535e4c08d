import type { Sandbox } from "../../src/sandbox/server"
import { aSignUp, aTokenRequest, mint } from "./support/customer-tokens"
import { anAddress, ANY_ID, aPurchase, aSandbox, refusal, SESSIONS, Shop } from "./support/shop"

const MINUTE = 60_000
const INVALID_TOKEN = [404, "NOT_FOUND", ["Invalid authorization token"]]
const CONSUMED = [403, "INVALID_OPERATION", ["Authorization token already consumed"]]

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe("making a customer token", () => {
  it("answers its id and whose it is: the session's address and birthday, not the request's (recorded)", async () => {
    const customer = { date_of_birth: "1970-07-10", gender: "female", title: "Frau" }
    const authorization = await shop.authorize(aSignUp("customer@email.de", { customer }))
    const request = aTokenRequest({
      billing_address: anAddress({ city: "Bonn" }),
      customer: { date_of_birth: "1999-09-09" },
    })
    const { body, headers, status } = await mint(shop, authorization, request)
    expect(status).toBe(200)
    expect(headers.get("content-type")).toBe("application/json;charset=utf-8")
    expect(body).toEqual({
      billing_address: anAddress(),
      customer: { date_of_birth: "1970-07-10", gender: "female" },
      token_id: ANY_ID,
    })
  })

  it("gives the same token when it is asked again with the same authorization (recorded)", async () => {
    const authorization = await shop.authorize(aSignUp())
    const first = await mint(shop, authorization)
    const again = await mint(shop, authorization, aTokenRequest({ description: "Something else" }))
    expect([again.status, again.text]).toEqual([200, first.text])
    expect(sandbox.control.tokens()).toHaveLength(1)
  })

  it("does not use the authorization up: token first, order second", async () => {
    const authorization = await shop.authorize(aSignUp())
    const first = await mint(shop, authorization)
    expect((await shop.place(authorization, aSignUp())).status).toBe(200)
    expect((await mint(shop, authorization)).text).toBe(first.text)
  })

  it("leaves the session open: only an order completes it", async () => {
    const id = await shop.openSession(aSignUp())
    await mint(shop, sandbox.control.authorizeSession(id).authorization_token ?? "")
    expect((await shop.call("GET", `${SESSIONS}/${id}`)).body.status).toBe("incomplete")
  })

  it("lets an authorization to tokenize only make a token", async () => {
    const free = aSignUp("customer@email.de", {
      intent: "tokenize",
      order_amount: 0,
      order_lines: [],
      order_tax_amount: 0,
    })
    const lines = [{ name: "Trial", quantity: 1, total_amount: 0, unit_price: 0 }]
    const purchase = { ...free, order_lines: lines }
    const authorization = await shop.authorize(purchase)
    expect((await mint(shop, authorization)).status).toBe(200)
    const order = await shop.place(authorization, purchase)
    expect(refusal(order).slice(0, 2)).toEqual([403, "INVALID_OPERATION"])
  })

  it("tells an empty body of two fields only (recorded)", async () => {
    const reply = await mint(shop, await shop.authorize(aSignUp()), {})
    expect(refusal(reply)).toEqual([400, "BAD_VALUE", ["Bad value: description, intended_use"]])
  })

  it.each([
    ["an empty description", { description: "" }, "description"],
    ["a description of 256 characters", { description: "x".repeat(256) }, "description"],
    ["another use", { intended_use: "ON_DEMAND" }, "intended_use"],
    [
      "no market",
      { locale: undefined, purchase_country: undefined, purchase_currency: undefined },
      "locale, purchase_country, purchase_currency",
    ],
  ])("refuses %s", async (_what, more, paths) => {
    const reply = await mint(shop, await shop.authorize(aSignUp()), aTokenRequest(more))
    expect(refusal(reply)).toEqual([400, "BAD_VALUE", [`Bad value: ${paths}`]])
    expect(sandbox.control.tokens()).toEqual([])
  })

  it("takes the use in either letter case, and a description of 255 characters", async () => {
    const request = aTokenRequest({ description: "x".repeat(255), intended_use: "subscription" })
    expect((await mint(shop, await shop.authorize(aSignUp()), request)).status).toBe(200)
  })

  it.each([[undefined], ["buy"]])("is refused for a session of intent %s", async (intent) => {
    const reply = await mint(shop, await shop.authorize(aPurchase({ intent })))
    expect(refusal(reply)).toEqual([
      403,
      "INVALID_OPERATION",
      ["Not allowed to create customer token for intent buy"],
    ])
  })

  it("refuses a currency that is not the country's", async () => {
    const request = aTokenRequest({ purchase_currency: "SEK" })
    const reply = await mint(shop, await shop.authorize(aSignUp()), request)
    expect(refusal(reply)).toEqual([
      400,
      "BAD_REQUEST",
      ["SEK is not valid for creating customer tokens in DE"],
    ])
  })

  it("refuses a market that is not the session's", async () => {
    const request = aTokenRequest({ purchase_country: "SE", purchase_currency: "SEK" })
    const reply = await mint(shop, await shop.authorize(aSignUp()), request)
    expect(refusal(reply)).toEqual([
      409,
      "BAD_VALUE",
      ["Not matching fields: [purchase_country, purchase_currency]"],
    ])
  })

  it("knows no authorization of another value, older than 60 minutes, or released", async () => {
    expect(refusal(await mint(shop, "nonsense"))).toEqual(INVALID_TOKEN)
    const old = await shop.authorize(aSignUp())
    sandbox.clock.advance(60 * MINUTE)
    expect(refusal(await mint(shop, old))).toEqual(INVALID_TOKEN)
    const released = await shop.authorize(aSignUp())
    await shop.call("DELETE", `/payments/v1/authorizations/${released}`)
    expect(refusal(await mint(shop, released))).toEqual(INVALID_TOKEN)
  })

  it("is refused after the order", async () => {
    const authorization = await shop.authorize(aSignUp())
    await shop.place(authorization, aSignUp())
    expect(refusal(await mint(shop, authorization))).toEqual(CONSUMED)
  })

  it("makes one token per session, whatever is authorized again (reported)", async () => {
    const id = await shop.openSession(aSignUp())
    const authorize = () => sandbox.control.authorizeSession(id).authorization_token ?? ""
    const [first, second] = [authorize(), authorize()]
    await mint(shop, first)
    expect(refusal(await mint(shop, second))).toEqual(CONSUMED)
    expect((await shop.place(second, aSignUp())).status).toBe(200)
  })

  it("is refused for another authorization of a session that was ordered from", async () => {
    const id = await shop.openSession(aSignUp())
    const authorize = () => sandbox.control.authorizeSession(id).authorization_token ?? ""
    const [first, second] = [authorize(), authorize()]
    await shop.place(first, aSignUp())
    expect(refusal(await mint(shop, second))).toEqual([
      404,
      "SESSION_COMPLETED",
      ["Session has already been completed"],
    ])
  })

  it("sends the shopper back by way of the sandbox when there is a confirmation page", async () => {
    const urls = { confirmation: "https://shop.example/thanks?s={session.id}" }
    const authorization = await shop.authorize(
      aSignUp("customer@email.de", { merchant_urls: urls }),
    )
    const { body } = await mint(shop, authorization)
    const back = await fetch(String(body.redirect_url), { redirect: "manual" })
    const [session] = sandbox.control.sessions()
    expect(back.headers.get("location")).toBe(
      `https://shop.example/thanks?s=${session?.session_id}`,
    )
  })
})
