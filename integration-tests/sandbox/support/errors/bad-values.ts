import type { BadValueCode } from "../../../../src/klarna/errors/catalogue/codes"
import type { Data } from "../../../../src/sandbox/data"
import { aSignUp, aTokenRequest, mint } from "../customer-tokens"
import { aLine, anAddress, aPurchase, ORDERS, SESSIONS } from "../shop"
import type { ErrorCase, Rows } from "./row"

/** A session that differs from a good one in this. */
const session = (difference: Data, text: string): ErrorCase => ({
  code: "BAD_VALUE",
  form: "pretty",
  get: (shop) => shop.call("POST", SESSIONS, aPurchase(difference)),
  status: 400,
  text,
})

/** The same amount in two lines. */
const HALF = aLine({ quantity: 1, tax_rate: 0, total_amount: 5_000, total_tax_amount: 0 })

const TOO_LARGE = { merchant_data: "x".repeat(1_048_576) }

export const BAD_VALUE_ROWS: Rows<BadValueCode> = {
  BAD_VALUE: [session({ order_amount: 1 }, "Bad value: order_amount")],
  "BAD_VALUE: not matching": [
    {
      code: "BAD_VALUE",
      form: "pretty",
      get: async (shop) => {
        const token = await shop.authorize(aPurchase({ order_tax_amount: undefined }))
        const halves = { order_lines: [HALF, HALF], order_tax_amount: 0 }
        return shop.place(token, aPurchase(halves))
      },
      status: 409,
      text: "Not matching fields: [Incorrect number of items in the cart. Expected: 1, Actual: 2]",
    },
  ],
  "BAD_VALUE: locale": [session({ locale: "german" }, "Bad value: locale")],
  "BAD_VALUE: purchase_currency": [
    session({ purchase_currency: "SEK" }, "Bad value: purchase_currency"),
  ],
  "BAD_VALUE: order_lines tax": [
    session(
      { order_lines: [aLine({ total_tax_amount: 1 })] },
      "Bad value: order_lines[0].total_tax_amount",
    ),
    session({ order_tax_amount: 1 }, "Bad value: order_tax_amount"),
  ],
  "BAD_VALUE: billing_address": [
    session(
      { billing_address: anAddress({ postal_code: "12345678901" }) },
      "Bad value: billing_address.postal_code",
    ),
  ],
  BAD_REQUEST: [
    {
      code: "BAD_REQUEST",
      form: "pretty",
      get: (shop) => shop.call("POST", SESSIONS, "{"),
      status: 400,
      text: "Request body could not be parsed",
    },
    {
      code: "BAD_REQUEST",
      form: "pretty",
      get: async (shop) => {
        const swedish = aTokenRequest({ purchase_currency: "SEK" })
        return mint(shop, await shop.authorize(aSignUp()), swedish)
      },
      status: 400,
      text: "SEK is not valid for creating customer tokens in DE",
    },
  ],
  UNPROCESSABLE_ENTITY: [
    {
      code: "UNPROCESSABLE_ENTITY",
      form: "compact",
      get: async (shop) => shop.act(await shop.order(), "captures", {}),
      status: 422,
      text: "'captured_amount' must not be null",
    },
    {
      code: "UNPROCESSABLE_ENTITY",
      form: "compact",
      get: async (shop) => shop.act(await shop.order(), "refunds", {}),
      status: 422,
      text: "'refunded_amount' must not be null",
    },
    {
      code: "UNPROCESSABLE_ENTITY",
      form: "compact",
      get: async (shop) => shop.act(await shop.order(), "shipping-info", {}),
      status: 422,
      text: "'shipping_info' must not be null",
    },
  ],
  INVALID_ADDRESS: [
    {
      code: "INVALID_ADDRESS",
      form: "compact",
      get: async (shop) =>
        shop.patch(await shop.order(), "customer-details", { shipping_address: { city: "" } }),
      status: 422,
      text: "The shipping and/or billing address is invalid",
    },
  ],
  REQUEST_TOO_LARGE: [
    {
      code: "REQUEST_TOO_LARGE",
      form: "pretty",
      get: (shop) => shop.call("POST", SESSIONS, TOO_LARGE),
      status: 413,
      text: "Request is too large",
    },
    {
      code: "REQUEST_TOO_LARGE",
      form: "compact",
      get: (shop) => shop.call("POST", `${ORDERS}/any/captures`, TOO_LARGE),
      status: 413,
      text: "Request is too large",
    },
  ],
}
