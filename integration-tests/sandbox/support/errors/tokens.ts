import type { TokenAction } from "../../../../src/sandbox/control/tokens"
import type { TokenCode } from "../../../../src/klarna/errors/catalogue/codes"
import { aCharge, aToken, cancelToken, charge, readToken } from "../customer-tokens"
import { aPurchaseBy } from "../shop"
import type { ErrorCase, Rows } from "./row"

/** A charge of a token to which something has happened. */
const after =
  (action: TokenAction): ErrorCase["get"] =>
  async (shop) => {
    const id = await aToken(shop)
    shop.sandbox.control.actOnToken(id, action)
    return charge(shop, id)
  }

const forbidden = (code: string, text: string, get: ErrorCase["get"]): ErrorCase => ({
  code,
  form: "pretty",
  get,
  status: 403,
  text,
})

export const TOKEN_ROWS: Rows<TokenCode> = {
  UNAVAILABLE_PAYMENT_METHOD: [
    forbidden("UNAVAILABLE_PAYMENT_METHOD", "Payment method is unavailable", after("unavailable")),
  ],
  PAYMENT_METHOD_FAILED: [
    {
      ...forbidden("PAYMENT_METHOD_FAILED", "Purchase for payment method failed", after("fail")),
      more: {
        authorized_payment_method_v1: { type: "invoice" },
        fraud_status: "REJECTED",
        reason: "rejected",
      },
    },
    {
      code: "PAYMENT_METHOD_FAILED",
      form: "compact",
      get: async (shop) =>
        shop.capture(await shop.order(aPurchaseBy("customer+capture-fails@email.de")), 1),
      status: 403,
      text: "Purchase for payment method failed",
    },
  ],
  PAYMENT_METHOD_CURRENCY_MISMATCH: [
    forbidden(
      "PAYMENT_METHOD_CURRENCY_MISMATCH",
      "Payment method can not be charged in SEK",
      async (shop) =>
        charge(shop, await aToken(shop), { body: aCharge({ purchase_currency: "SEK" }) }),
    ),
  ],
  TOKEN_NOT_FOUND: [
    {
      code: "TOKEN_NOT_FOUND",
      form: "pretty",
      get: (shop) => readToken(shop, "unknown"),
      status: 404,
      text: "Customer token not found",
    },
    {
      code: "TOKEN_NOT_FOUND",
      form: "pretty",
      get: (shop) => charge(shop, "unknown"),
      status: 404,
      text: "Customer token not found",
    },
  ],
  TOKEN_CANCELLED: [
    forbidden("TOKEN_CANCELED", "Customer token is canceled", async (shop) => {
      const id = await aToken(shop)
      await cancelToken(shop, id)
      return charge(shop, id)
    }),
  ],
  TOKEN_FORBIDDEN: [
    forbidden("TOKEN_FORBIDDEN", "Customer token belongs to another merchant", after("forbid")),
  ],
  TOKEN_SUSPENDED: [forbidden("TOKEN_SUSPENDED", "Customer token is suspended", after("suspend"))],
}
