import { z } from "zod"

import { call } from "./http"
import type { Api } from "./http"
import { toAuthorizePayload } from "./klarna-address"
import { providerOf } from "./purchases"
import type { Basket, Person } from "./purchases"

const Collection = z.object({ payment_collection: z.object({ id: z.string() }) })
const Session = z.object({
  payment_collection: z.object({
    payment_sessions: z.array(
      z.object({
        id: z.string(),
        provider_id: z.string(),
        data: z.object({ klarna_session_id: z.string(), redirect_url: z.string().nullable() }),
      }),
    ),
  }),
})
const Completed = z.discriminatedUnion("type", [
  z.object({ type: z.literal("order"), order: z.object({ id: z.string() }) }),
  z.object({ type: z.literal("cart"), error: z.object({ message: z.string() }) }),
])

const Authorized = z.object({ authorization_token: z.string().optional() })
const Pages = z.array(z.object({ page_url: z.string(), session_id: z.string() }))
const Left = z.object({ redirect_url: z.string() })

/** What the payment needs to know of a cart and of what it was filled with. */
export interface FilledCart {
  readonly id: string
  readonly purchase: Basket
}

/** Pays a filled cart with Klarna, as a storefront with Klarna's widget does. @returns the order's id */
export async function payCart(store: Api, sandbox: Api, cart: FilledCart): Promise<string> {
  const { klarna_session_id } = await startPayment(store, cart, "widget")
  await authorize(sandbox, klarna_session_id, cart.purchase.person)
  return complete(store, cart.id)
}

/**
 * Pays a filled cart on Klarna's page.
 * @returns the order's id, and where Klarna's page sent the shopper
 */
export async function payCartOnKlarnasPage(
  store: Api,
  sandbox: Api,
  cart: FilledCart,
): Promise<{ orderId: string; returnUrl: string }> {
  const { redirect_url } = await startPayment(store, cart, "redirect")
  const returnUrl = await confirmOnPage(sandbox, redirect_url)
  return { orderId: await complete(store, cart.id), returnUrl }
}

/** The shopper says yes on Klarna's page. @returns where Klarna's page sends him */
export async function confirmOnPage(sandbox: Api, pageUrl: string | null): Promise<string> {
  const pages = await call(sandbox, { path: "/_sandbox/hpp", answer: Pages })
  const page = pages.find((one) => one.page_url === pageUrl)
  if (!page) throw new Error(`Klarna knows no page ${pageUrl}.`)
  const path = `/_sandbox/hpp/${page.session_id}/complete`
  return (await call(sandbox, { path, body: {}, answer: Left })).redirect_url
}

/** What the storefront does at the end. @returns the order's id @throws when there is no order */
export async function complete(store: Api, cartId: string): Promise<string> {
  const path = `/store/carts/${cartId}/complete`
  const completed = await call(store, { path, body: {}, answer: Completed })
  if (completed.type === "order") return completed.order.id
  throw new Error(`The cart was not completed: ${completed.error.message}`)
}

/** Makes a payment session for a filled cart, on Klarna's page or in the storefront's own. */
export async function startPayment(
  store: Api,
  { id, purchase }: FilledCart,
  checkout: "widget" | "redirect",
) {
  const provider_id = providerOf(purchase)
  const { payment_collection: collection } = await call(store, {
    path: "/store/payment-collections",
    body: { cart_id: id },
    answer: Collection,
  })
  const { payment_collection: started } = await call(store, {
    path: `/store/payment-collections/${collection.id}/payment-sessions`,
    body: { data: { checkout }, provider_id },
    answer: Session,
  })
  const session = started.payment_sessions.find((one) => one.provider_id === provider_id)
  if (!session) throw new Error(`The store made no payment session for ${provider_id}.`)
  return { ...session.data, id: session.id }
}

/** The shopper says yes in Klarna's widget. @returns the authorization token, absent where Klarna declines */
export async function authorize(
  sandbox: Api,
  klarnaSessionId: string,
  person: Person,
): Promise<string | undefined> {
  const { authorization_token: token } = await call(sandbox, {
    path: `/_sandbox/sessions/${klarnaSessionId}/authorize`,
    body: { data: toAuthorizePayload(person) },
    answer: Authorized,
  })
  return token
}
