import { z } from "zod"

import { toAuthorizePayload } from "../../demo/check/klarna-address"
import { Anything, call } from "../../demo/check/http"
import { ONE_HUNDRED, type Person, type Purchase } from "../../demo/check/purchases"
import { fillCart } from "../../demo/check/shopper"
import type { Store } from "./in-store"

const Collection = z.object({ payment_collection: z.object({ id: z.string() }) })
const Session = z.looseObject({
  data: z.record(z.string(), z.unknown()),
  id: z.string(),
  status: z.string(),
})
const Sessions = z.object({
  payment_collection: z.looseObject({ amount: z.number(), payment_sessions: z.array(Session) }),
})

export interface OpenPayment {
  readonly cartId: string
  readonly collectionId: string
  readonly sessionId: string
  readonly status: string
  readonly data: Record<string, unknown>
}

/** A filled cart with a Klarna payment session, as far as a storefront's checkout gets before the shopper confirms. */
export async function openPayment(
  store: Store,
  purchase: Purchase = ONE_HUNDRED,
  data?: object,
): Promise<OpenPayment> {
  const cartId = await fillCart(store.store, store.offer, purchase)
  return startPayment(store, cartId, data)
}

/** Makes a payment session for a cart; `data` is what a browser may write into it. */
export async function startPayment(
  { store }: Store,
  cartId: string,
  data?: object,
  provider = "pp_klarna_eu",
): Promise<OpenPayment> {
  const path = "/store/payment-collections"
  const { payment_collection } = await call(store, {
    answer: Collection,
    body: { cart_id: cartId },
    path,
  })
  const { payment_collection: opened } = await call(store, {
    answer: Sessions,
    body: { provider_id: provider, ...(data ? { data } : {}) },
    path: `${path}/${payment_collection.id}/payment-sessions`,
  })
  const [session] = opened.payment_sessions
  if (!session) throw new Error("no payment session was made")
  return {
    cartId,
    collectionId: payment_collection.id,
    data: session.data,
    sessionId: session.id,
    status: session.status,
  }
}

/** The shopper confirms at Klarna. */
export async function confirm(
  { klarna }: Store,
  { data }: OpenPayment,
  person: Person = ONE_HUNDRED.person,
) {
  const path = `/_sandbox/sessions/${String(data["klarna_session_id"])}/authorize`
  await call(klarna, { answer: Anything, body: { data: toAuthorizePayload(person) }, path })
}

const Completed = z.looseObject({
  error: z.looseObject({ message: z.string(), type: z.string() }).optional(),
  order: z.looseObject({ id: z.string() }).optional(),
  type: z.string(),
})

/** What the storefront gets when it completes the cart. */
export function complete(
  { store }: Store,
  { cartId }: Pick<OpenPayment, "cartId">,
): Promise<z.infer<typeof Completed>> {
  return call(store, { answer: Completed, body: {}, path: `/store/carts/${cartId}/complete` })
}

/** Names of the calls that Klarna got, in order. */
export function klarnaCalls({ sandbox }: Store): (string | undefined)[] {
  return sandbox.control.journal().map(({ endpoint }) => endpoint ?? undefined)
}

/** The one order that Klarna has. */
export function onlyKlarnaOrder({ sandbox }: Store) {
  const orders = sandbox.control.orders()
  const [order] = orders
  if (!order || orders.length > 1)
    throw new Error(`Klarna has ${String(orders.length)} orders instead of one`)
  return order
}
