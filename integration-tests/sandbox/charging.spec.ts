import type { Data } from "../../src/sandbox/data"
import { textAt } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import { aCharge, aSignUp, aToken, charge } from "./support/customer-tokens"
import { aLine, anAddress, ANY_ID, aSandbox, Shop } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

async function charged(id: string, body: Data = aCharge()): Promise<Data> {
  const reply = await charge(shop, id, { body })
  if (reply.status !== 200) throw new Error(`Not charged: ${reply.text}`)
  return shop.read(textAt(reply.body, "order_id"))
}

describe("charging a customer token", () => {
  it("answers as recorded: method, fraud status and order id, without redirect_url", async () => {
    const { body, headers, status } = await charge(shop, await aToken(shop))
    expect(status).toBe(200)
    expect(body).toEqual({
      authorized_payment_method: { type: "invoice" },
      fraud_status: "ACCEPTED",
      order_id: ANY_ID,
    })
    expect(Object.keys(body)).toEqual(["authorized_payment_method", "fraud_status", "order_id"])
    expect(headers.get("content-type")).toBe("application/json")
    expect(headers.get("render-time")).not.toBeNull()
  })

  it("makes an order with the token's address, country, locale and customer", async () => {
    const customer = { date_of_birth: "1970-07-10" }
    const signUp = aSignUp("customer@email.de", { customer, merchant_reference1: "cart-1" })
    const order = await charged(
      await aToken(shop, signUp),
      aCharge({ merchant_reference1: "renewal-2" }),
    )
    expect(order).toMatchObject({
      billing_address: anAddress(),
      customer: { date_of_birth: "1970-07-10", type: "person" },
      locale: "de-DE",
      merchant_reference1: "renewal-2",
      order_amount: 10_000,
      purchase_country: "DE",
      purchase_currency: "EUR",
      shipping_address: anAddress(),
      status: "AUTHORIZED",
    })
    expect(order).not.toHaveProperty("merchant_reference2")
  })

  it("delivers where the charge says", async () => {
    const there = anAddress({ city: "Bonn" })
    const order = await charged(await aToken(shop), aCharge({ shipping_address: there }))
    expect(order).toMatchObject({ billing_address: anAddress(), shipping_address: there })
  })

  it("shows in the books which token was charged, and no session", async () => {
    const id = await aToken(shop)
    await charge(shop, id)
    await shop.order()
    expect(sandbox.control.orders()).toMatchObject([
      { authorization_token: null, customer_token: id, session_id: null },
      { authorization_token: ANY_ID, customer_token: null, session_id: ANY_ID },
    ])
  })

  it("takes what the recordings took: a country, a locale, session fields, null", async () => {
    const extra = { image: {}, intent: "buy", locale: "de-DE", purchase_country: "SE" }
    const body = aCharge({ ...extra, order_lines: [aLine({ image_url: null })] })
    expect(await charged(await aToken(shop), body)).toMatchObject({ purchase_country: "DE" })
  })

  it("captures at once when asked to", async () => {
    const order = await charged(await aToken(shop), aCharge({ auto_capture: true }))
    expect(order).toMatchObject({ captured_amount: 10_000, status: "CAPTURED" })
  })

  it("sends the shopper back by way of the sandbox when there is a confirmation page", async () => {
    const urls = { confirmation: "https://shop.example/thanks?o={order.id}" }
    const { body } = await charge(shop, await aToken(shop), {
      body: aCharge({ merchant_urls: urls }),
    })
    const back = await fetch(textAt(body, "redirect_url"), { redirect: "manual" })
    expect(back.headers.get("location")).toBe(
      `https://shop.example/thanks?o=${textAt(body, "order_id")}`,
    )
  })

  it("does not call the URLs of the sign-up", async () => {
    const urls = { notification: "http://127.0.0.1:1/n", push: "http://127.0.0.1:1/p" }
    await charge(shop, await aToken(shop, aSignUp("customer@email.de", { merchant_urls: urls })))
    expect(sandbox.control.callbacks()).toEqual([])
  })

  it("calls its own push URL", async () => {
    const urls = {
      confirmation: "https://shop.example/",
      push: "http://127.0.0.1:1/push?o={order.id}",
    }
    const { body } = await charge(shop, await aToken(shop), {
      body: aCharge({ merchant_urls: urls }),
    })
    const id = textAt(body, "order_id")
    expect(sandbox.control.callbacks()).toMatchObject([
      { about: id, kind: "push", url: `http://127.0.0.1:1/push?o=${id}` },
    ])
    await sandbox.control.callbacksSettled()
  })
})
