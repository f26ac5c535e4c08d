import type { Data } from "../../src/sandbox/data"
import { textAt } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import {
  ANY_ID,
  aLine,
  anAddress,
  aPurchase,
  aPurchaseBy,
  aSandbox,
  codeOf,
  messagesOf,
  SESSIONS,
  Shop,
} from "./support/shop"

const MINUTE = 60_000
const INVALID_TOKEN = [404, "NOT_FOUND", ["Invalid authorization token"]]

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

async function placed(token: string, purchase?: Data): Promise<unknown[]> {
  const reply = await shop.place(token, purchase)
  return [reply.status, codeOf(reply), messagesOf(reply)]
}

describe("placing an order", () => {
  it("answers 200 with the order's id and the shopper's way to pay", async () => {
    const { body, status } = await shop.place(await shop.authorize())
    expect(status).toBe(200)
    expect(body).toEqual({
      authorized_payment_method: { type: "invoice" },
      fraud_status: "ACCEPTED",
      order_id: ANY_ID,
    })
  })

  it("places one order for the same body, however often it is sent", async () => {
    const token = await shop.authorize()
    const first = await shop.place(token)
    const reordered = Object.fromEntries(Object.entries(aPurchase()).reverse())
    const again = await shop.place(token, { ...reordered, unknown: 1 })
    expect([again.status, again.text]).toEqual([200, first.text])
    expect(sandbox.control.orders()).toHaveLength(1)
  })

  it("refuses another body for the same token", async () => {
    const token = await shop.authorize()
    await shop.place(token)
    expect(await placed(token, aPurchase({ merchant_reference1: "cart-2" }))).toEqual([
      409,
      "BAD_VALUE",
      ["The order has been already completed with different request body"],
    ])
  })

  it("tells a bad body before it looks at a used token (recorded)", async () => {
    const token = await shop.authorize()
    await shop.place(token)
    expect(await placed(token, {})).toEqual([
      400,
      "BAD_VALUE",
      ["Bad value: purchase_country, purchase_currency, order_amount, order_lines"],
    ])
  })

  it("takes fields that only sessions have (recorded)", async () => {
    const token = await shop.authorize()
    const extra = { acquiring_channel: "ecommerce", client_token: "x", options: {} }
    expect((await shop.place(token, aPurchase(extra))).status).toBe(200)
  })

  it("lets one token of a session become an order", async () => {
    const id = await shop.openSession()
    const [first, second] = [1, 2].map(
      () => sandbox.control.authorizeSession(id).authorization_token,
    )
    await shop.place(second ?? "")
    expect(await placed(first ?? "")).toEqual([
      404,
      "SESSION_COMPLETED",
      ["Session has already been completed"],
    ])
    expect(sandbox.control.orders()).toHaveLength(1)
  })

  it("knows no token of another value, older than 60 minutes, or released", async () => {
    expect(await placed("nonsense")).toEqual(INVALID_TOKEN)
    const token = await shop.authorize()
    sandbox.clock.advance(60 * MINUTE)
    expect(await placed(token)).toEqual(INVALID_TOKEN)
    const released = await shop.authorize()
    await shop.call("DELETE", `/payments/v1/authorizations/${released}`)
    expect(await placed(released)).toEqual(INVALID_TOKEN)
  })

  it("takes a token for the 60 minutes to the last moment", async () => {
    const token = await shop.authorize()
    sandbox.clock.advance(60 * MINUTE - 1)
    expect((await shop.place(token)).status).toBe(200)
  })

  it.each([
    [
      "of a shopper that risk refuses",
      aPurchaseBy("customer+order-rejected@email.de"),
      [403, "REJECTED", ["Rejected"]],
    ],
    [
      "that should only be tokenized",
      aPurchase({ intent: "tokenize" }),
      [403, "INVALID_OPERATION", ["Not allowed to place order for intent tokenize"]],
    ],
  ])("refuses a purchase %s", async (_what, purchase, expected) => {
    expect(await placed(await shop.authorize(purchase), purchase)).toEqual(expected)
    expect(sandbox.control.orders()).toEqual([])
  })

  it("captures at once when asked to", async () => {
    const token = await shop.authorize()
    const { body } = await shop.place(token, aPurchase({ auto_capture: true }))
    expect(await shop.read(textAt(body, "order_id"))).toMatchObject({
      captured_amount: 10_000,
      status: "CAPTURED",
    })
  })

  it("sends the shopper back by way of the sandbox when there is a confirmation page", async () => {
    const urls = { confirmation: "https://shop.example/thanks?o={order.id}&s={session.id}" }
    const purchase = aPurchase({ merchant_urls: urls })
    const { body } = await shop.place(await shop.authorize(purchase), purchase)
    const back = await fetch(textAt(body, "redirect_url"), { redirect: "manual" })
    const sessionId = sandbox.control.sessions()[0]?.session_id
    expect(back.status).toBe(302)
    expect(back.headers.get("location")).toBe(
      `https://shop.example/thanks?o=${textAt(body, "order_id")}&s=${sessionId}`,
    )
  })
})

describe("an order that differs from what was authorized", () => {
  const company = (name?: string) => anAddress({ organization_name: name })
  const b2b = (more: Data = {}) =>
    aPurchase({ billing_address: company("Ltd"), customer: { type: "organization" }, ...more })

  it.each([
    [
      "a company missing from the shipping address",
      b2b(),
      b2b({ shipping_address: anAddress() }),
      "shipping_address.organization_name",
    ],
    [
      "a line too many",
      aPurchase(),
      aPurchase({
        order_lines: [aLine(), aLine({ total_amount: 0, total_tax_amount: 0, unit_price: 0 })],
      }),
      "Incorrect number of items in the cart. Expected: 1, Actual: 2",
    ],
    [
      "another name for a line",
      aPurchase(),
      aPurchase({ order_lines: [aLine({ name: "Boot" })] }),
      "order_lines[0].name",
    ],
  ])("is refused: %s", async (_what, authorized, body, difference) => {
    expect(await placed(await shop.authorize(authorized), body)).toEqual([
      409,
      "BAD_VALUE",
      [`Not matching fields: [${difference}]`],
    ])
  })

  it("spoils the session: the right order is refused with the same words", async () => {
    const id = await shop.openSession()
    const authorize = () => sandbox.control.authorizeSession(id).authorization_token ?? ""
    const wrong = aPurchase({ order_lines: [aLine({ name: "Boot" })] })
    const [, , words] = await placed(authorize(), wrong)
    expect(await placed(authorize())).toEqual([409, "BAD_VALUE", words])
    expect((await shop.place(await shop.authorize())).status).toBe(200)
  })

  it("is compared with the data of authorize(), not of the session", async () => {
    const id = await shop.openSession()
    const data = { billing_address: anAddress({ street_address: "Alexanderplatz 1" }) }
    const token = sandbox.control.authorizeSession(id, { data }).authorization_token ?? ""
    await shop.call("POST", `${SESSIONS}/${id}`, aPurchase())
    expect((await shop.place(token, aPurchase(data))).status).toBe(200)
  })
})

describe("releasing an authorization", () => {
  const release = (token: string) => shop.call("DELETE", `/payments/v1/authorizations/${token}`)

  it("answers nothing, once", async () => {
    const token = await shop.authorize()
    expect([(await release(token)).status, (await release(token)).status]).toEqual([204, 404])
  })

  it("is refused when an order was placed with it", async () => {
    const token = await shop.authorize()
    await shop.place(token)
    const reply = await release(token)
    expect([reply.status, codeOf(reply), messagesOf(reply)]).toEqual([
      404,
      "NOT_FOUND",
      ["Authorization cannot be deleted"],
    ])
  })
})
