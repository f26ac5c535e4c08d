import { z } from "zod"

import { type Api, call } from "../../../demo/check/http"
import { ONE_HUNDRED, type Person, type Purchase } from "../../../demo/check/purchases"
import { fillCart } from "../../../demo/check/shopper"
import type { SignUpResponse } from "../../../src/http-contract/tokens"
import type { KlarnaCustomerTokenRow } from "../../../src/modules/klarna/service"
import { welcomeKlarnaCustomerTokensWorkflow } from "../../../src/workflows/welcome-customer-tokens"
import type { Store } from "../../support/in-store"
import { mark } from "../subscriptions/scene"

export const OFF_SESSION = { setup_future_usage: "off_session" }
/** What Klarna is told of what `sellTea` marks. */
export const TEA = { interval: "MONTH", interval_count: 1, name: "Tea every month" }

/** The daypack's product is sold as a monthly subscription. */
export async function sellTea(store: Store): Promise<void> {
  await mark(store, "DAYPACK-INK", { name: TEA.name })
}

/** What nobody marked. */
export const UNMARKED: Purchase = {
  ...ONE_HUNDRED,
  items: [{ quantity: 1, sku: "TSHIRT-M" }],
  name: "DE: one shirt",
}

export const buyer = (tag: string): Person => ({
  ...ONE_HUNDRED.person,
  email: `anna+${tag}@shopper.test`,
})

/** The rows of a cart's tokens, oldest first. */
export function tokensOf(
  { klarnaModule }: Store,
  cart_id: string,
): Promise<KlarnaCustomerTokenRow[]> {
  const config = { order: { created_at: "ASC" as const } }
  return klarnaModule().listKlarnaCustomerTokens({ cart_id }, config)
}

/** The only one. */
export async function tokenOf(store: Store, cartId: string): Promise<KlarnaCustomerTokenRow> {
  const [token, ...more] = await tokensOf(store, cartId)
  if (!token || more.length > 0)
    throw new Error(`the cart has ${String(more.length + (token ? 1 : 0))} tokens instead of one`)
  return token
}

/** What the subscriber of new orders does, and the job after it. */
export async function welcome({ container }: Store): Promise<void> {
  await welcomeKlarnaCustomerTokensWorkflow(container()).run()
}

const SignUp = z.object({ sign_up: z.custom<SignUpResponse["sign_up"]>() })

/** A sign-up by the Store API. */
export async function openSignUp(
  api: Api,
  body: Record<string, unknown>,
): Promise<SignUpResponse["sign_up"]> {
  const path = "/store/klarna/customer-tokens/sessions"
  return (await call(api, { answer: SignUp, body, path })).sign_up
}

/** Klarna's session of a sign-up. */
export async function klarnaSessionOf({ klarnaModule }: Store, id: string): Promise<string> {
  const row = await klarnaModule().sessions.find(id)
  if (!row) throw new Error(`there is no sign-up ${id}`)
  return row.klarna_session_id
}

/** The shopper agrees in the widget. Answers what Klarna's script gives the browser. */
export async function agree(
  store: Store,
  signUp: SignUpResponse["sign_up"],
  category: { readonly category?: "pay_now" } = {},
): Promise<string> {
  const session = await klarnaSessionOf(store, signUp.id)
  const data = signUp.authorize_payload ?? {}
  const approval = store.sandbox.control.authorizeSession(session, { data, ...category })
  const { authorization_token } = approval
  if (!authorization_token) throw new Error("the shopper couldn't agree")
  return authorization_token
}

export const CustomerTokenAnswer = z.object({
  customer_token: z.looseObject({ id: z.string(), status: z.string() }),
})

/** The browser hands over what it got. */
export async function finishSignUp(api: Api, id: string, body: Record<string, unknown>) {
  const path = `/store/klarna/customer-tokens/sessions/${id}/authorization`
  return (await call(api, { answer: CustomerTokenAnswer, body, path })).customer_token
}

/** A cart with the purchase's goods. */
export function cartOf({ offer }: Store, api: Api, purchase: Purchase = ONE_HUNDRED) {
  return fillCart(api, offer, purchase)
}

const Tokens = z.object({ customer_tokens: z.array(z.looseObject({ id: z.string() })) })

export async function myTokens(api: Api) {
  const path = "/store/klarna/customer-tokens"
  return (await call(api, { answer: Tokens, path })).customer_tokens
}

/** Deletes by a route. Answers its status. */
export async function remove(api: Api, path: string): Promise<number> {
  const { status } = await fetch(`${api.baseUrl}${path}`, {
    headers: { ...api.headers },
    method: "DELETE",
  })
  return status
}
