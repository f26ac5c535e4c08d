import { z } from "zod"

import { Anything, call } from "./http"
import type { Api } from "./http"
import { toAuthorizePayload } from "./klarna-address"
import { providerOf } from "./purchases"
import type { Purchase } from "./purchases"

const Collection = z.object({ payment_collection: z.object({ id: z.string() }) })
const Session = z.object({
  payment_collection: z.object({
    payment_sessions: z.array(
      z.object({
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

const Pages = z.array(z.object({ page_url: z.string(), session_id: z.string() }))
const Left = z.object({ redirect_url: z.string() })

interface FilledCart {
  readonly id: string
  readonly purchase: Purchase
}

/** Pays a filled cart with Klarna, as a storefront with Klarna's widget does. @returns the order's id */
export async function payCart(store: Api, sandbox: Api, cart: FilledCart): Promise<string> {
  const { klarna_session_id } = await startPayment(store, cart, "widget")
  await authorize(sandbox, klarna_session_id, cart.purchase)
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
  const pages = await call(sandbox, { path: "/_sandbox/hpp", answer: Pages })
  const page = pages.find((one) => one.page_url === redirect_url)
  if (!page) throw new Error(`Klarna knows no page ${redirect_url}.`)
  const path = `/_sandbox/hpp/${page.session_id}/complete`
  const { redirect_url: returnUrl } = await call(sandbox, { path, body: {}, answer: Left })
  return { orderId: await complete(store, cart.id), returnUrl }
}

async function complete(store: Api, cartId: string): Promise<string> {
  const path = `/store/carts/${cartId}/complete`
  const completed = await call(store, { path, body: {}, answer: Completed })
  if (completed.type === "order") return completed.order.id
  throw new Error(`The cart was not completed: ${completed.error.message}`)
}

async function startPayment(
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
  return session.data
}

/** The shopper says yes in Klarna's widget. */
async function authorize(sandbox: Api, klarnaSessionId: string, purchase: Purchase): Promise<void> {
  await call(sandbox, {
    path: `/_sandbox/sessions/${klarnaSessionId}/authorize`,
    body: { data: toAuthorizePayload(purchase.person) },
    answer: Anything,
  })
}
