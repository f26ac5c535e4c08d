import type { Data } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import { aPage, ALL_URLS, readPage } from "./support/hosted-pages"
import { aSignUp, aToken, charge, mint } from "./support/customer-tokens"
import { anAddress, ANY_ID, ANY_TEXT, aPurchase, aPurchaseBy, aSandbox, Shop } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

const complete = (id: string, input = {}) => sandbox.control.actOnHostedPage(id, "complete", input)
const mode = (place_order_mode: string, more: Data = {}) => ({
  options: { place_order_mode },
  urls: ALL_URLS,
  ...more,
})

describe("paying on a hosted page", () => {
  it("NONE: gives the merchant a token to place the order with", async () => {
    const id = await aPage(shop)
    complete(id)
    const page = await readPage(shop, id)
    expect(page).toMatchObject({ authorization_token: ANY_ID, status: "COMPLETED" })
    expect(page).not.toHaveProperty("order_id")
    expect(page).not.toHaveProperty("klarna_reference")
    expect(sandbox.control.orders()).toEqual([])
    expect((await shop.place(String(page.authorization_token))).status).toBe(200)
  })

  it("PLACE_ORDER: places the order and tells its id, not the token", async () => {
    const id = await aPage(shop, mode("PLACE_ORDER"))
    complete(id)
    const [order] = sandbox.control.orders()
    const page = await readPage(shop, id)
    expect(page).toMatchObject({
      klarna_reference: order?.klarna_reference,
      order_id: order?.order_id,
      status: "COMPLETED",
    })
    expect(page).not.toHaveProperty("authorization_token")
    expect(order).toMatchObject({
      billing_address: anAddress(),
      captured_amount: 0,
      merchant_reference1: "cart-1",
      order_amount: 10_000,
      status: "AUTHORIZED",
    })
    expect(sandbox.control.sessions()).toMatchObject([
      { order_id: order?.order_id, status: "complete" },
    ])
  })

  it("CAPTURE_ORDER: captures the whole amount too", async () => {
    complete(await aPage(shop, mode("CAPTURE_ORDER")))
    expect(sandbox.control.orders()).toMatchObject([
      { captured_amount: 10_000, captures: [{ captured_amount: 10_000 }], status: "CAPTURED" },
    ])
  })

  it("CAPTURE_ORDER: captures nothing while a decision is awaited", async () => {
    const purchase = aPurchaseBy("customer+pend-accept-10@email.us")
    const id = await aPage(shop, mode("CAPTURE_ORDER", { purchase }))
    expect(complete(id).status).toBe("COMPLETED")
    expect(sandbox.control.orders()).toMatchObject([
      { captured_amount: 0, fraud_status: "PENDING" },
    ])
  })

  it("pays the way the shopper chose, else the first that the page offers", async () => {
    const options = {
      payment_method_categories: ["PAY_OVER_TIME"],
      place_order_mode: "PLACE_ORDER",
    }
    complete(await aPage(shop, { options }))
    complete(await aPage(shop, mode("PLACE_ORDER")), { category: "pay_now" })
    complete(
      await aPage(shop, {
        options: { payment_method_category: "DIRECT_DEBIT", place_order_mode: "PLACE_ORDER" },
      }),
    )
    const types = sandbox.control.orders().map((order) => order.initial_payment_method.type)
    expect(types).toEqual(["FIXED_AMOUNT", "PAY_BY_CARD", "DIRECT_DEBIT"])
  })

  it("takes any way to pay where the page offers KLARNA, and none that it does not offer", async () => {
    const klarna = await aPage(shop, { options: { payment_method_categories: ["KLARNA"] } })
    expect(complete(klarna, { category: "pay_now" }).status).toBe("COMPLETED")
    const later = await aPage(shop, { options: { payment_method_category: "PAY_LATER" } })
    expect(() => complete(later, { category: "pay_now" })).toThrow(
      '"category" must be one that the page offers: pay_later; got "pay_now".',
    )
    expect(await readPage(shop, later)).toMatchObject({ status: "WAITING" })
  })

  it("authorizes what the session was last told", async () => {
    const session = await shop.openSession()
    await shop.call("POST", `/payments/v1/sessions/${session}`, { merchant_reference2: "two" })
    const { body } = await shop.call("POST", "/hpp/v1/sessions", {
      options: { place_order_mode: "PLACE_ORDER" },
      payment_session_url: `${sandbox.url}/payments/v1/sessions/${session}`,
    })
    complete(String(body.session_id))
    expect(sandbox.control.orders()).toMatchObject([{ merchant_reference2: "two" }])
  })

  it("stores the payment method for later charges, when the session wants that", async () => {
    const id = await aPage(shop, { purchase: aSignUp() })
    complete(id)
    const { authorization_token } = await readPage(shop, id)
    const { body } = await mint(shop, String(authorization_token))
    expect((await charge(shop, String(body.token_id))).status).toBe(200)
  })

  it("is a fallback purchase when its session is one", async () => {
    const token = await aToken(shop, aSignUp("customer+charge-unavailable@email.de"))
    const purchase = aPurchase({ customer: { customer_token: token } })
    complete(await aPage(shop, mode("PLACE_ORDER", { purchase })))
    expect(sandbox.control.orders()).toMatchObject([{ customer_token: token }])
    expect((await charge(shop, token)).status).toBe(200)
  })
})

describe("paying that comes to nothing", () => {
  it.each([
    ["denied", "NONE"],
    ["red", "NONE"],
    ["denied", "PLACE_ORDER"],
    ["order-rejected", "PLACE_ORDER"],
  ])("a shopper with +%s and %s: FAILED, and the failure address", async (tag, place) => {
    const purchase = aPurchaseBy(`customer+${tag}@email.de`)
    const id = await aPage(shop, mode(place, { purchase }))
    expect(complete(id)).toMatchObject({
      redirect_url: expect.stringMatching(/\/failure\?/),
      status: "FAILED",
    })
    const page = await readPage(shop, id)
    expect(page).not.toHaveProperty("authorization_token")
    expect(page).not.toHaveProperty("order_id")
    expect(sandbox.control.orders()).toEqual([])
  })

  it("a shopper with +order-rejected and NONE gets as far as the merchant's order", async () => {
    const purchase = aPurchaseBy("customer+order-rejected@email.de")
    const id = await aPage(shop, mode("NONE", { purchase }))
    expect(complete(id).status).toBe("COMPLETED")
    const { authorization_token } = await readPage(shop, id)
    expect((await shop.place(String(authorization_token), purchase)).status).toBe(403)
  })

  it.each([
    [
      "an order was placed in the meantime",
      async (session: string) => {
        const { authorization_token } = sandbox.control.authorizeSession(session)
        await shop.place(authorization_token ?? "")
      },
    ],
  ])("ERROR when %s", async (_what, meanwhile) => {
    const id = await aPage(shop, mode("PLACE_ORDER"))
    await meanwhile(sandbox.control.sessions()[0]?.session_id ?? "")
    expect(complete(id)).toMatchObject({
      redirect_url: expect.stringMatching(/\/error\?/),
      status: "ERROR",
    })
    expect(sandbox.control.orders()).toHaveLength(1)
  })

  it("ERROR when a purchase is only to be tokenized, but the page should place an order", async () => {
    const id = await aPage(
      shop,
      mode("PLACE_ORDER", { purchase: aPurchase({ intent: "tokenize" }) }),
    )
    expect(complete(id)).toMatchObject({ redirect_url: ANY_TEXT, status: "ERROR" })
    expect(sandbox.control.orders()).toEqual([])
  })
})
