import type { Data } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import { aSignUp, aToken, cancelToken, charge, readToken } from "./support/customer-tokens"
import { aPurchase, aPurchaseBy, aSandbox, codeOf, Shop } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

const tokenOf = (tag: string) => aToken(shop, aSignUp(`customer+${tag}@email.de`))

/** A purchase by the shopper himself in place of a charge. */
const inPlaceOf = (id: string, more: Data = {}): Data =>
  aPurchase({ customer: { customer_token: id }, ...more })

const statusOf = async (id: string) => (await readToken(shop, id)).body.status

describe("a purchase in place of a failed charge", () => {
  it.each([
    ["charge-unavailable", "UNAVAILABLE_PAYMENT_METHOD"],
    ["charge-suspended", "TOKEN_SUSPENDED"],
    ["charge-fails-9", "PAYMENT_METHOD_FAILED"],
  ])("makes the token work again: %s", async (tag, code) => {
    const id = await tokenOf(tag)
    expect(codeOf(await charge(shop, id))).toBe(code)
    await shop.order(inPlaceOf(id))
    expect(await statusOf(id)).toBe("ACTIVE")
    expect((await charge(shop, id)).status).toBe(200)
  })

  it("makes a token work again that was suspended by hand", async () => {
    const id = await aToken(shop)
    sandbox.control.actOnToken(id, "suspend")
    await shop.order(inPlaceOf(id, { intent: "buy" }))
    expect(await statusOf(id)).toBe("ACTIVE")
  })

  it("is tied to the token", async () => {
    const id = await tokenOf("charge-unavailable")
    const orderId = await shop.order(inPlaceOf(id))
    expect(sandbox.control.orders()).toMatchObject([{ customer_token: id, order_id: orderId }])
    expect(sandbox.control.tokens()).toMatchObject([{ order_ids: [orderId], token_id: id }])
  })

  it("leaves the token with the way to pay that the shopper chose", async () => {
    const id = await tokenOf("charge-unavailable")
    const session = await shop.openSession(inPlaceOf(id))
    const result = sandbox.control.authorizeSession(session, { category: "pay_now" })
    await shop.place(result.authorization_token ?? "", inPlaceOf(id))
    expect((await readToken(shop, id)).body).toMatchObject({
      card: {},
      payment_method_type: "PAY_BY_CARD",
    })
  })

  it("helps only when the order is placed, not when it is authorized", async () => {
    const id = await tokenOf("charge-unavailable")
    await shop.authorize(inPlaceOf(id))
    expect(codeOf(await charge(shop, id))).toBe("UNAVAILABLE_PAYMENT_METHOD")
  })

  it("does not help when the shopper is turned down", async () => {
    const id = await tokenOf("charge-unavailable")
    const purchase = aPurchaseBy("customer+order-rejected@email.de", {
      customer: { customer_token: id },
    })
    expect((await shop.place(await shop.authorize(purchase), purchase)).status).toBe(403)
    expect(codeOf(await charge(shop, id))).toBe("UNAVAILABLE_PAYMENT_METHOD")
  })

  it("takes the token from the session, also when the order does not name it again", async () => {
    const id = await tokenOf("charge-unavailable")
    await shop.place(await shop.authorize(inPlaceOf(id)), aPurchase())
    expect((await charge(shop, id)).status).toBe(200)
  })

  it("helps once: the token can fail again later", async () => {
    const id = await tokenOf("charge-unavailable")
    await shop.order(inPlaceOf(id))
    sandbox.control.actOnToken(id, "unavailable")
    expect(codeOf(await charge(shop, id))).toBe("UNAVAILABLE_PAYMENT_METHOD")
  })
})

describe("a purchase like any other", () => {
  it("is one that names an unknown token", async () => {
    await shop.order(inPlaceOf("nonsense"))
    expect(sandbox.control.orders()).toMatchObject([{ customer_token: null, status: "AUTHORIZED" }])
  })

  it("is one that names a cancelled token, which stays cancelled", async () => {
    const id = await aToken(shop)
    await cancelToken(shop, id)
    await shop.order(inPlaceOf(id))
    expect(sandbox.control.orders()).toMatchObject([{ customer_token: null }])
    expect(await statusOf(id)).toBe("CANCELLED")
  })

  it("is one that wants a token of its own", async () => {
    const id = await tokenOf("charge-unavailable")
    await shop.order(inPlaceOf(id, { intent: "buy_and_tokenize" }))
    expect(sandbox.control.orders()).toMatchObject([{ customer_token: null }])
    expect(codeOf(await charge(shop, id))).toBe("UNAVAILABLE_PAYMENT_METHOD")
  })
})
