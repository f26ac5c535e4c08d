import type { Data } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import { aCharge, aToken, charge } from "./support/customer-tokens"
import { aLine, anAddress, aSandbox, refusal, Shop } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe("what a charge must look like", () => {
  it("tells an empty body of four fields (recorded)", async () => {
    const reply = await charge(shop, await aToken(shop), { body: {} })
    expect(refusal(reply)).toEqual([
      400,
      "BAD_VALUE",
      ["Bad value: order_lines, purchase_currency, order_amount, order_tax_amount"],
    ])
    expect(Object.keys(reply.body)).toEqual(["correlation_id", "error_code", "error_messages"])
  })

  const of = (total: number, more: Data = {}) => ({
    order_amount: total,
    order_lines: [
      aLine({
        quantity: 1,
        tax_rate: 0,
        total_amount: total,
        total_tax_amount: 0,
        unit_price: total,
        ...more,
      }),
    ],
    order_tax_amount: 0,
  })

  it.each([
    ["an amount of 0", of(0), "order_amount"],
    [
      "a line above 100,000,000",
      of(100_000_001),
      "order_lines[0].total_amount, order_lines[0].unit_price",
    ],
    ["no lines", { order_lines: [] }, "order_lines"],
    ["a missing tax", { order_tax_amount: undefined }, "order_tax_amount"],
    ["sums that do not fit", { order_amount: 9_999 }, "order_amount"],
    [
      "a tax that does not fit",
      { order_lines: [aLine({ total_tax_amount: 1_900 })] },
      "order_lines[0].total_tax_amount",
    ],
    [
      "a reference of 257 characters",
      { order_lines: [aLine({ reference: "x".repeat(257) })] },
      "order_lines[0].reference",
    ],
    [
      "merchant data of 256 characters in a line",
      { order_lines: [aLine({ merchant_data: "x".repeat(256) })] },
      "order_lines[0].merchant_data",
    ],
    ["merchant data of 6001 characters", { merchant_data: "x".repeat(6_001) }, "merchant_data"],
    [
      "URLs without a confirmation",
      { merchant_urls: { push: "https://shop.example/" } },
      "merchant_urls.confirmation",
    ],
    [
      "a phone of four characters",
      { shipping_address: anAddress({ phone: "1234" }) },
      "shipping_address.phone",
    ],
    [
      "a name of one letter",
      { shipping_address: anAddress({ given_name: "E" }) },
      "shipping_address.given_name",
    ],
    [
      "an attachment that is not JSON",
      { attachment: { body: "{", content_type: "x" } },
      "attachment.attachment",
    ],
  ])("refuses %s", async (_what, more: Data, paths) => {
    const reply = await charge(shop, await aToken(shop), { body: aCharge(more) })
    expect(refusal(reply)).toEqual([400, "BAD_VALUE", [`Bad value: ${paths}`]])
    expect(sandbox.control.orders()).toEqual([])
  })

  it.each([
    ["an amount of 1", of(1)],
    ["a line of 100,000,000", of(100_000_000)],
    [
      "a reference of 256 and merchant data of 255 characters",
      { order_lines: [aLine({ merchant_data: "x".repeat(255), reference: "x".repeat(256) })] },
    ],
  ])("takes %s", async (_what, more) => {
    expect((await charge(shop, await aToken(shop), { body: aCharge(more) })).status).toBe(200)
  })

  it("is told before the token is looked for", async () => {
    expect(refusal(await charge(shop, "nonsense", { body: {} }))[0]).toBe(400)
  })
})
