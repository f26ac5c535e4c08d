import type { Sandbox } from "../../src/sandbox/server"
import {
  ANY_TEXT,
  aLine,
  anAddress,
  aPurchase,
  aSandbox,
  ORDERS,
  Shop,
  refusal,
} from "./support/shop"

const UNKNOWN = "d8bcb0ac-deeb-325b-8472-ef2c4b9b3e83"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe("reading an order", () => {
  it("shows empty texts for missing ones and leaves out what is recorded as left out", async () => {
    const id = await shop.order()
    const order = await shop.read(id)
    expect(order.klarna_reference).toMatch(/^[A-Z0-9]{8}$/)
    const address = { ...anAddress(), region: "", street_address2: "", title: "" }
    expect(order).toEqual({
      billing_address: address,
      captured_amount: 0,
      captures: [],
      created_at: "2026-01-01T10:00:00.000Z",
      customer: { type: "person" },
      expires_at: "2026-01-29T00:00:00.000Z",
      fraud_status: "ACCEPTED",
      initial_payment_method: { description: "Pay later", type: "INVOICE" },
      klarna_reference: ANY_TEXT,
      locale: "de-DE",
      merchant_reference1: "cart-1",
      order_amount: 10_000,
      order_id: id,
      order_lines: [{ ...aLine(), quantity_unit: "", total_discount_amount: 0 }],
      original_order_amount: 10_000,
      purchase_country: "DE",
      purchase_currency: "EUR",
      refunded_amount: 0,
      refunds: [],
      remaining_authorized_amount: 10_000,
      shipping_address: address,
      status: "AUTHORIZED",
    })
  })

  it("is compact JSON without a charset", async () => {
    const reply = await shop.call("GET", `${ORDERS}/${await shop.order()}`)
    expect(reply.headers.get("content-type")).toBe("application/json")
    expect(reply.text).toBe(JSON.stringify(JSON.parse(reply.text)))
  })

  it("shows a company's name and its invoice", async () => {
    const purchase = aPurchase({
      billing_address: anAddress({ organization_name: "Ltd" }),
      customer: { type: "organization" },
    })
    expect(await shop.read(await shop.order(purchase))).toMatchObject({
      billing_address: { organization_name: "Ltd" },
      customer: { type: "organization" },
      initial_payment_method: { type: "INVOICE_BUSINESS" },
      shipping_address: { organization_name: "Ltd" },
    })
  })
})

describe("calls for an order that does not exist", () => {
  it.each([
    [
      "POST",
      "acknowledge",
      undefined,
      "NO_SUCH_ORDER",
      `Order ${UNKNOWN} cannot be found. Acknowledgement not possible.`,
    ],
    [
      "PATCH",
      "merchant-references",
      {},
      "NO_SUCH_ORDER",
      "Order cannot be found. Merchant references cannot be updated.",
    ],
    [
      "POST",
      "shipping-info",
      { shipping_info: [{}] },
      "NO_SUCH_ORDER",
      `Order ${UNKNOWN} cannot be found. Shipping info cannot be added to order ${UNKNOWN}.`,
    ],
    [
      "POST",
      "captures",
      { captured_amount: 1 },
      "NO_SUCH_ORDER",
      `Order ${UNKNOWN} cannot be found. Capture not possible.`,
    ],
    [
      "POST",
      "refunds",
      { refunded_amount: 1 },
      "NOT_FOUND",
      `Order ${UNKNOWN} cannot be found. Refund not possible.`,
    ],
    ["GET", "refunds/r1", undefined, "NOT_FOUND", `Refund r1 cannot be found for order ${UNKNOWN}`],
  ])("%s …/%s", async (method, action, body, code, message) => {
    const reply = await shop.call(method, `${ORDERS}/${UNKNOWN}/${action}`, body)
    expect(refusal(reply)).toEqual([404, code, [message]])
  })
})
