import { textAt } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import { aCharge, aSignUp, aToken, cancelToken, charge, readToken } from "./support/customer-tokens"
import { aSandbox, refusal, Shop } from "./support/shop"

const FAILED = [403, "PAYMENT_METHOD_FAILED", ["Purchase for payment method failed"]]

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe("a token that can not be charged", () => {
  it("is not there (recorded)", async () => {
    expect(refusal(await charge(shop, "nonsense"))).toEqual([
      404,
      "TOKEN_NOT_FOUND",
      ["Customer token not found"],
    ])
  })

  it("is cancelled", async () => {
    const id = await aToken(shop)
    await cancelToken(shop, id)
    expect(refusal(await charge(shop, id)).slice(0, 2)).toEqual([403, "TOKEN_CANCELED"])
    expect(sandbox.control.orders()).toEqual([])
  })

  it.each([
    ["suspend", "TOKEN_SUSPENDED"],
    ["forbid", "TOKEN_FORBIDDEN"],
    ["unavailable", "UNAVAILABLE_PAYMENT_METHOD"],
  ] as const)("%s: until it is activated", async (action, code) => {
    const id = await aToken(shop)
    sandbox.control.actOnToken(id, action)
    for (let time = 0; time < 2; time += 1) {
      expect(refusal(await charge(shop, id)).slice(0, 2)).toEqual([403, code])
    }
    sandbox.control.actOnToken(id, "activate")
    expect((await charge(shop, id)).status).toBe(200)
    expect(sandbox.control.orders()).toHaveLength(1)
  })

  it("has another currency", async () => {
    const reply = await charge(shop, await aToken(shop), {
      body: aCharge({ purchase_currency: "SEK" }),
    })
    expect(refusal(reply).slice(0, 2)).toEqual([403, "PAYMENT_METHOD_CURRENCY_MISMATCH"])
    const lower = aCharge({ purchase_currency: "eur" })
    expect((await charge(shop, await aToken(shop), { body: lower })).status).toBe(200)
  })
})

describe("shoppers whose charges go wrong", () => {
  const tokenOf = (tag: string) => aToken(shop, aSignUp(`customer+${tag}@email.de`))

  it("charge-fails-2: twice, with the keys recorded, then it works", async () => {
    const id = await tokenOf("charge-fails-2")
    const first = await charge(shop, id)
    expect(first.body).toEqual({
      authorized_payment_method_v1: { type: "invoice" },
      correlation_id: first.headers.get("klarna-correlation-id"),
      error_code: "PAYMENT_METHOD_FAILED",
      error_messages: ["Purchase for payment method failed"],
      fraud_status: "REJECTED",
      reason: "rejected",
    })
    expect(refusal(await charge(shop, id))).toEqual(FAILED)
    expect((await readToken(shop, id)).body.status).toBe("ACTIVE")
    expect((await charge(shop, id)).status).toBe(200)
    expect(sandbox.control.orders()).toHaveLength(1)
  })

  it("charge-unavailable: always", async () => {
    const id = await tokenOf("charge-unavailable")
    for (let time = 0; time < 3; time += 1) {
      expect(refusal(await charge(shop, id)).slice(0, 2)).toEqual([
        403,
        "UNAVAILABLE_PAYMENT_METHOD",
      ])
    }
    expect((await readToken(shop, id)).body.status).toBe("ACTIVE")
  })

  it("charge-suspended: the first charge finds the token suspended", async () => {
    const id = await tokenOf("charge-suspended")
    expect((await readToken(shop, id)).body.status).toBe("ACTIVE")
    expect(refusal(await charge(shop, id)).slice(0, 2)).toEqual([403, "TOKEN_SUSPENDED"])
    expect((await readToken(shop, id)).body.status).toBe("SUSPENDED")
    expect(refusal(await charge(shop, id)).slice(0, 2)).toEqual([403, "TOKEN_SUSPENDED"])
    sandbox.control.actOnToken(id, "activate")
    expect((await charge(shop, id)).status).toBe(200)
  })

  it("order-rejected: 403 that says REJECTED twice, never an order", async () => {
    const reply = await charge(shop, await tokenOf("order-rejected"))
    expect(refusal(reply)).toEqual([403, "REJECTED", ["Rejected"]])
    expect(reply.body).toMatchObject({ fraud_status: "REJECTED", reason: "rejected" })
    expect(sandbox.control.orders()).toEqual([])
  })

  it("pend-reject-05: PENDING, then rejected, and not captured at once", async () => {
    const id = await tokenOf("pend-reject-05")
    const { body } = await charge(shop, id, { body: aCharge({ auto_capture: true }) })
    expect(body.fraud_status).toBe("PENDING")
    const orderId = textAt(body, "order_id")
    expect(await shop.read(orderId)).toMatchObject({ captured_amount: 0, fraud_status: "PENDING" })
    sandbox.clock.advance(5 * 60_000)
    expect((await shop.read(orderId)).fraud_status).toBe("REJECTED")
  })

  it("capture-fails: the order is placed, its capture refused", async () => {
    const { body } = await charge(shop, await tokenOf("capture-fails"))
    const reply = await shop.capture(textAt(body, "order_id"), 10_000)
    expect(refusal(reply)).toEqual(FAILED)
  })
})
