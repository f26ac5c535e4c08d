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
      z.object({ provider_id: z.string(), data: z.object({ klarna_session_id: z.string() }) }),
    ),
  }),
})
const Completed = z.discriminatedUnion("type", [
  z.object({ type: z.literal("order"), order: z.object({ id: z.string() }) }),
  z.object({ type: z.literal("cart"), error: z.object({ message: z.string() }) }),
])

/** Pays a filled cart with Klarna, as a storefront with Klarna's widget does. @returns the order's id */
export async function payCart(
  store: Api,
  sandbox: Api,
  cart: { id: string; purchase: Purchase },
): Promise<string> {
  const klarnaSessionId = await startPayment(store, cart)
  await authorize(sandbox, klarnaSessionId, cart.purchase)
  const path = `/store/carts/${cart.id}/complete`
  const completed = await call(store, { path, body: {}, answer: Completed })
  if (completed.type === "order") return completed.order.id
  throw new Error(`The cart was not completed: ${completed.error.message}`)
}

async function startPayment(
  store: Api,
  { id, purchase }: { id: string; purchase: Purchase },
): Promise<string> {
  const provider = providerOf(purchase)
  const { payment_collection: collection } = await call(store, {
    path: "/store/payment-collections",
    body: { cart_id: id },
    answer: Collection,
  })
  const { payment_collection: started } = await call(store, {
    path: `/store/payment-collections/${collection.id}/payment-sessions`,
    body: { provider_id: provider },
    answer: Session,
  })
  const session = started.payment_sessions.find(({ provider_id }) => provider_id === provider)
  if (!session) throw new Error(`The store made no payment session for ${provider}.`)
  return session.data.klarna_session_id
}

/** The shopper says yes in Klarna's widget. */
async function authorize(sandbox: Api, klarnaSessionId: string, purchase: Purchase): Promise<void> {
  await call(sandbox, {
    path: `/_sandbox/sessions/${klarnaSessionId}/authorize`,
    body: { data: toAuthorizePayload(purchase.person) },
    answer: Anything,
  })
}
