import type { Data } from "../../../src/sandbox/data"
import { textAt } from "../../../src/sandbox/data"
import type { Reply, Shop } from "./shop"
import { aLine, anAddress, aPurchase } from "./shop"

export const TOKENS = "/customer-token/v1/tokens"

/** A purchase of 100.00 EUR that also stores the payment method, by the shopper with this e-mail address. */
export const aSignUp = (email = "customer@email.de", more: Data = {}): Data =>
  aPurchase({ billing_address: anAddress({ email }), intent: "buy_and_tokenize", ...more })

/** What a token is made with. */
export const aTokenRequest = (more: Data = {}): Data => ({
  description: "Shoes every month",
  intended_use: "SUBSCRIPTION",
  locale: "de-DE",
  purchase_country: "DE",
  purchase_currency: "EUR",
  ...more,
})

/** A charge of 100.00 EUR. */
export const aCharge = (more: Data = {}): Data => ({
  order_amount: 10_000,
  order_lines: [aLine()],
  order_tax_amount: 1_597,
  purchase_currency: "EUR",
  ...more,
})

export const mint = (shop: Shop, authorization: string, body: unknown = aTokenRequest()) =>
  shop.call("POST", `/payments/v1/authorizations/${authorization}/customer-token`, body)

/** A customer token of a shopper who signed up like this. */
export async function aToken(shop: Shop, signUp: Data = aSignUp()): Promise<string> {
  const reply = await mint(shop, await shop.authorize(signUp))
  if (reply.status !== 200) throw new Error(`No customer token: ${reply.text}`)
  return textAt(reply.body, "token_id")
}

export const readToken = (shop: Shop, id: string): Promise<Reply> =>
  shop.call("GET", `${TOKENS}/${id}`)

export const cancelToken = (shop: Shop, id: string): Promise<Reply> =>
  shop.call("PATCH", `${TOKENS}/${id}/status`, { status: "CANCELLED" })

export function charge(
  shop: Shop,
  id: string,
  { body = aCharge(), key }: { readonly body?: unknown; readonly key?: string } = {},
): Promise<Reply> {
  const headers: Record<string, string> = key === undefined ? {} : { "Klarna-Idempotency-Key": key }
  return shop.call("POST", `${TOKENS}/${id}/order`, body, headers)
}
