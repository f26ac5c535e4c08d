import { z } from "zod"

import { payCart, payCartOnKlarnasPage } from "../../../demo/check/checkout"
import { call } from "../../../demo/check/http"
import type { Purchase } from "../../../demo/check/purchases"
import { fillCart } from "../../../demo/check/shopper"
import type { Shop } from "./shop"

/** `identifier` and id of the provider in the template's configuration. */
export const OWN_PROVIDER = "pp_manual_pay"

const Collection = z.object({ payment_collection: z.object({ id: z.string() }) })
const Session = z.object({ id: z.string(), provider_id: z.string() })
const WithSessions = z.object({
  payment_collection: z.object({ payment_sessions: z.array(Session) }),
})
const Completed = z.object({ type: z.literal("order"), order: z.object({ id: z.string() }) })

/** A whole purchase by the Store API. @returns the order's id */
export async function buyWithKlarna(
  { store, sandbox, offer }: Shop,
  purchase: Purchase,
): Promise<string> {
  const id = await fillCart(store, offer, purchase)
  return payCart(store, sandbox, { id, purchase })
}

/** The same, confirmed on Klarna's page. */
export async function buyOnKlarnasPage({ store, sandbox, offer }: Shop, purchase: Purchase) {
  const id = await fillCart(store, offer, purchase)
  return payCartOnKlarnasPage(store, sandbox, { id, purchase })
}

/** The same, paid with the provider that the store had before. @returns the order's id */
export async function buyByInvoice(shop: Shop, purchase: Purchase): Promise<string> {
  const cartId = await fillCart(shop.store, shop.offer, purchase)
  await startPayment(shop, cartId, OWN_PROVIDER)
  const path = `/store/carts/${cartId}/complete`
  const { order } = await call(shop.store, { path, body: {}, answer: Completed })
  return order.id
}

/** Chooses how a cart is paid. @returns the payment session's id */
export async function startPayment(
  { store }: Shop,
  cartId: string,
  provider: string,
): Promise<string> {
  const { payment_collection: collection } = await call(store, {
    path: "/store/payment-collections",
    body: { cart_id: cartId },
    answer: Collection,
  })
  const { payment_collection: started } = await call(store, {
    path: `/store/payment-collections/${collection.id}/payment-sessions`,
    body: { provider_id: provider },
    answer: WithSessions,
  })
  const session = started.payment_sessions.find(({ provider_id }) => provider_id === provider)
  if (!session) throw new Error(`The store made no payment session for ${provider}.`)
  return session.id
}
