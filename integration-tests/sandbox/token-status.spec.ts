import type { Sandbox } from "../../src/sandbox/server"
import { aSignUp, aToken, cancelToken, mint, readToken, TOKENS } from "./support/customer-tokens"
import { aSandbox, refusal, Shop } from "./support/shop"

const NOT_FOUND = [404, "TOKEN_NOT_FOUND", ["Customer token not found"]]

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe("reading a customer token", () => {
  const tokenPaidBy = async (category: "pay_later" | "pay_now" | "direct_debit") => {
    const id = await shop.openSession(aSignUp())
    const { authorization_token } = sandbox.control.authorizeSession(id, { category })
    const { body } = await mint(shop, authorization_token ?? "")
    return (await readToken(shop, String(body.token_id))).body
  }

  it("tells status and payment method, with the content type recorded", async () => {
    const { body, headers, status, text } = await readToken(shop, await aToken(shop))
    expect([status, body]).toEqual([200, { payment_method_type: "INVOICE", status: "ACTIVE" }])
    expect(headers.get("content-type")).toBe("application/json")
    expect(headers.get("render-time")).not.toBeNull()
    expect(text).toMatch(/^\{\n {2}"payment_method_type" : "INVOICE",\n/)
  })

  it("tells a masked card or account where one stands behind it", async () => {
    expect(await tokenPaidBy("pay_now")).toEqual({
      card: { brand: "VISA", expiry_date: "01/2031", masked_number: "************1111" },
      payment_method_type: "PAY_BY_CARD",
      status: "ACTIVE",
    })
    expect(await tokenPaidBy("direct_debit")).toEqual({
      direct_debit: { masked_number: "**********131" },
      payment_method_type: "DIRECT_DEBIT",
      status: "ACTIVE",
    })
  })

  it("knows no other id, and puts the correlation id last (recorded)", async () => {
    const reply = await readToken(shop, "nonsense")
    expect(refusal(reply)).toEqual(NOT_FOUND)
    expect(Object.keys(reply.body)).toEqual(["error_code", "error_messages", "correlation_id"])
    expect(reply.body.correlation_id).toBe(reply.headers.get("klarna-correlation-id"))
    expect(reply.headers.get("content-type")).toBe("application/json")
  })

  it("tells a suspended one from an active one", async () => {
    const id = await aToken(shop)
    sandbox.control.actOnToken(id, "suspend")
    expect((await readToken(shop, id)).body.status).toBe("SUSPENDED")
    sandbox.control.actOnToken(id, "activate")
    expect((await readToken(shop, id)).body.status).toBe("ACTIVE")
  })

  it("is forbidden for another merchant's token", async () => {
    const id = await aToken(shop)
    sandbox.control.actOnToken(id, "forbid")
    expect(refusal(await readToken(shop, id)).slice(0, 2)).toEqual([403, "TOKEN_FORBIDDEN"])
    expect(refusal(await cancelToken(shop, id)).slice(0, 2)).toEqual([403, "TOKEN_FORBIDDEN"])
  })
})

describe("cancelling a customer token", () => {
  it("answers 202 without a text, twice (recorded), and leaves it readable", async () => {
    const id = await aToken(shop)
    const replies = [await cancelToken(shop, id), await cancelToken(shop, id)]
    for (const { headers, status, text } of replies) {
      expect([status, text, headers.get("content-length")]).toEqual([202, "", "0"])
      expect(headers.get("content-type")).toBeNull()
    }
    const read = await readToken(shop, id)
    expect([read.status, read.body.status]).toEqual([200, "CANCELLED"])
  })

  it("takes CANCELLED only, in either letter case", async () => {
    const path = `${TOKENS}/${await aToken(shop)}/status`
    for (const body of [{}, { status: "ACTIVE" }, { status: "SUSPENDED" }]) {
      expect(refusal(await shop.call("PATCH", path, body))).toEqual([
        400,
        "BAD_VALUE",
        ["Bad value: status"],
      ])
    }
    expect((await shop.call("PATCH", path, { status: "cancelled" })).status).toBe(202)
  })

  it("knows no other id (recorded)", async () => {
    expect(refusal(await cancelToken(shop, "nonsense"))).toEqual(NOT_FOUND)
  })

  it("ends a suspended one too, and is for good", async () => {
    const id = await aToken(shop)
    sandbox.control.actOnToken(id, "suspend")
    expect((await cancelToken(shop, id)).status).toBe(202)
    expect(() => sandbox.control.actOnToken(id, "activate")).toThrow(
      `The customer token ${id} is cancelled for good.`,
    )
    expect((await readToken(shop, id)).body.status).toBe("CANCELLED")
  })
})
