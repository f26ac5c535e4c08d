import { KlarnaError } from "../../src/klarna/errors/klarna-error"
import { aClient, ORDER, resultOf } from "./support/merchant"
import { aStub, json, type Stub } from "./support/stub"

let stub: Stub
beforeAll(async () => {
  stub = await aStub()
})
beforeEach(() => {
  stub.calls.length = 0
})
afterAll(() => stub.close())

const client = () => aClient(stub).client
const CHANGE = { idempotencyKey: "k", orderId: "o1" }
const CHARGE = {
  order_amount: 1_000,
  order_lines: [{ name: "Box", quantity: 1, total_amount: 1_000, unit_price: 1_000 }],
  order_tax_amount: 0,
  purchase_currency: "EUR",
}
const PLACED = { fraud_status: "ACCEPTED", order_id: "3d1a2b4c-0000-1f2b-8544-000000000000" }

describe("answers that leave the documents", () => {
  it("an order with empty texts, a number as phone, and fields nobody announced", async () => {
    const order = {
      billing_address: { phone: 12345, postal_code: 10178, street_address2: "", title: "" },
      captured_amount: 0,
      captures: [],
      customer: { type: "person" },
      expires_at: "2026-01-29T00:00:00.000Z",
      initial_payment_method: {
        description: "",
        number_of_installments: 3,
        type: "FIXED_AMOUNT_BY_CARD",
      },
      merchant_reference1: 42,
      order_amount: 100,
      order_id: "d8bcb0ac-deeb-325b-8472-ef2c4b9b3e8",
      order_lines: [{ image_url: null, quantity_unit: "", reference: "" }],
      purchase_country: "us",
      purchase_currency: "usd",
      refunded_amount: 0,
      refunds: [],
      remaining_authorized_amount: 100,
      shipping_address: "",
      status: "SOMETHING_NEW",
      tomorrow: true,
    }
    stub.says(json(200, order))
    expect(await client().orders.read("o1")).toMatchObject({
      billing_address: { phone: 12345, postal_code: "10178", title: "" },
      merchant_reference1: "42",
      shipping_address: undefined,
      status: "SOMETHING_NEW",
      tomorrow: true,
    })
  })

  it.each([
    ["an object", { type: "invoice" }, { type: "invoice" }],
    ["a text", "invoice", { type: "invoice" }],
    ["nothing", undefined, undefined],
    ["something else", 7, undefined],
  ])("how the shopper pays is %s", async (_what, method, expected) => {
    stub.says(json(200, { ...PLACED, authorized_payment_method: method }))
    const placed = await client().payments.placeOrder("t", ORDER)
    expect(placed.authorized_payment_method).toEqual(expected)
  })

  it("a write is done whatever stands in its answer", async () => {
    const done = { headers: { "Transaction-Id": "t1" }, status: 204 }
    stub.says(
      done,
      { body: "Token patch request has been accepted", status: 202 },
      json(201, "created"),
    )
    await client().orders.change("cancelOrder", CHANGE)
    await client().customerTokens.updateStatus("t", "CANCELLED")
    expect(await client().orders.capture(CHANGE, { captured_amount: 1 })).toBeNull()
    expect(stub.calls).toHaveLength(3)
  })

  it("the id of a refund stands in its header, or at the end of its address", async () => {
    const refund = () => client().orders.refund(CHANGE, { refunded_amount: 1 })
    stub.says(
      { headers: { Location: "https://x/orders/o1/refunds/r1", "refund-id": "r2" }, status: 201 },
      { headers: { Location: "https://x/orders/o1/refunds/r1" }, status: 201 },
    )
    expect([await refund(), await refund()]).toEqual(["r2", "r1"])
  })

  it("a redirect is not followed", async () => {
    stub.says({ headers: { Location: stub.url }, status: 302 })
    expect(await resultOf(client().orders.read("o1"))).toMatchObject({
      kind: "unreadable",
      status: 302,
    })
    expect(stub.calls).toHaveLength(1)
  })

  it("a success that is a page is no success", async () => {
    stub.says({ body: "<html></html>", headers: { "Content-Type": "text/html" }, status: 200 })
    const error = await resultOf(client().payments.placeOrder("t", ORDER))
    expect(error).toMatchObject({ effectPossible: true, kind: "unreadable", status: 200 })
    expect(stub.calls).toHaveLength(3)
  })
})

describe("customer tokens", () => {
  it("are made of an authorization", async () => {
    stub.says(json(200, { billing_address: { phone: null }, customer: {}, token_id: "tok" }))
    const body = {
      description: "Box of the month",
      intended_use: "SUBSCRIPTION",
      locale: "de-DE",
      purchase_country: "DE",
      purchase_currency: "EUR",
    } as const
    expect((await client().payments.createCustomerToken("auth", body)).token_id).toBe("tok")
    expect(stub.calls[0]).toMatchObject({
      body: JSON.stringify(body),
      method: "POST",
      path: "/payments/v1/authorizations/auth/customer-token",
    })
  })

  it("are read and cancelled", async () => {
    stub.says(json(200, { card: null, payment_method_type: "INVOICE", status: "ACTIVE" }), {
      status: 202,
    })
    expect(await client().customerTokens.read("tok")).toMatchObject({ status: "ACTIVE" })
    await client().customerTokens.updateStatus("tok", "CANCELLED")
    expect(stub.calls.map(({ body, method, path }) => [method, path, body])).toEqual([
      ["GET", "/customer-token/v1/tokens/tok", ""],
      ["PATCH", "/customer-token/v1/tokens/tok/status", '{"status":"CANCELLED"}'],
    ])
  })

  it("are charged under a key, also without a redirect_url in the answer", async () => {
    stub.says(json(500, {}), json(200, PLACED))
    const charge = { customerToken: "tok", idempotencyKey: "period-1" }
    expect(await client().customerTokens.placeOrder(charge, CHARGE)).toMatchObject(PLACED)
    expect(stub.calls.map(({ headers }) => headers["klarna-idempotency-key"])).toEqual([
      "period-1",
      "period-1",
    ])
  })

  it("tell why a charge was refused", async () => {
    const refusal = {
      authorized_payment_method_v1: { type: "card" },
      correlation_id: "3f5c9707-0000-0000-0000-000000000000",
      error_code: "PAYMENT_METHOD_FAILED",
      error_messages: ["Purchase for payment method failed"],
      fraud_status: "REJECTED",
      reason: "rejected",
    }
    stub.says(json(403, refusal))
    const charge = { customerToken: "tok", idempotencyKey: "period-1" }
    const error = await resultOf(client().customerTokens.placeOrder(charge, CHARGE))
    expect(error).toBeInstanceOf(KlarnaError)
    expect(error).toMatchObject({
      code: "PAYMENT_METHOD_FAILED",
      effectPossible: false,
      fraudStatus: "REJECTED",
      reason: "rejected",
      retryable: false,
    })
  })
})

describe("hosted pages", () => {
  it("are made, read, sent and closed", async () => {
    const page = {
      redirect_url: "https://pay.klarna.com/x",
      session_id: "h1",
      distribution_url: null,
    }
    stub.says(
      json(201, page),
      json(200, { order_id: "o1", status: "COMPLETED" }),
      { status: 201 },
      { status: 204 },
    )
    const { hostedPages } = client()
    const payment_session_url = "https://api.klarna.com/payments/v1/sessions/s1"
    const options = { place_order_mode: "PLACE_ORDER" } as const
    expect(await hostedPages.create({ options, payment_session_url })).toMatchObject(page)
    expect(await hostedPages.read("h1")).toMatchObject({ order_id: "o1", status: "COMPLETED" })
    await hostedPages.distribute("h1", {
      contact_information: { email: "e@x.de" },
      method: "email",
    })
    await hostedPages.disable("h1")
    expect(stub.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /hpp/v1/sessions",
      "GET /hpp/v1/sessions/h1",
      "POST /hpp/v1/sessions/h1/distribution",
      "DELETE /hpp/v1/sessions/h1",
    ])
  })
})
