import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
} from "@medusajs/medusa/core-flows"
import { z } from "zod"

import { providerIdOf } from "../../../modules/klarna/accounts/provider-id"
import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import type { SyncContext } from "../../sync/context"

const Session = z.looseObject({
  data: z.looseObject({ payment_method: z.string().nullish().catch(null) }).nullish(),
  id: z.string(),
  provider_id: z.string(),
  status: z.string(),
})
const Cart = z.object({
  id: z.string(),
  payment_collection: z
    .object({
      amount: z.unknown(),
      id: z.string(),
      payment_sessions: z.array(Session.nullish()).nullish(),
    })
    .nullish(),
  total: z.unknown(),
})
export type ChargedCart = z.infer<typeof Cart>

const FIELDS = [
  "id",
  "total",
  "payment_collection.id",
  "payment_collection.amount",
  "payment_collection.payment_sessions.id",
  "payment_collection.payment_sessions.data",
  "payment_collection.payment_sessions.status",
  "payment_collection.payment_sessions.provider_id",
]

async function loadCart({ container }: SyncContext, id: string): Promise<ChargedCart> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "cart", fields: FIELDS, filters: { id } })
  const cart = Cart.safeParse(data[0])
  if (!cart.success) throw new Error(`Medusa has no cart ${id} any more.`)
  return cart.data
}

/** A charge's cart has its payment collection, and the charge knows it before anything is paid with it. */
export async function ensureCollection(
  context: SyncContext,
  charge: KlarnaChargeRow,
  cartId: string,
): Promise<{ collectionId: string; cart: ChargedCart }> {
  const { container, klarna } = context
  let cart = await loadCart(context, cartId)
  if (!cart.payment_collection) {
    await createPaymentCollectionForCartWorkflow(container).run({ input: { cart_id: cartId } })
    cart = await loadCart(context, cartId)
  }
  const collectionId = cart.payment_collection?.id
  if (collectionId === undefined) throw new Error(`Cart ${cartId} got no payment collection.`)
  if (charge.payment_collection_id !== collectionId) {
    await klarna.charges.update({ id: charge.id, payment_collection_id: collectionId })
  }
  return { cart, collectionId }
}

/** In which a payment session can still be authorized. */
export const USABLE: ReadonlySet<string> = new Set([
  "pending",
  "requires_more",
  "authorized",
  "pending_authorization",
])

/** The payment session that charges the token: the one that is there, else a new one in place of all others. */
export async function ensureTokenSession(
  context: SyncContext,
  charge: KlarnaChargeRow,
  { cart, collectionId }: { cart: ChargedCart; collectionId: string },
): Promise<void> {
  const sessions = (cart.payment_collection?.payment_sessions ?? []).flatMap((one) => one ?? [])
  const isThere = sessions.some(
    ({ data, id, status }) =>
      USABLE.has(status) &&
      id === charge.payment_session_id &&
      data?.payment_method === charge.customer_token_id,
  )
  if (!isThere) await createTokenSession(context, charge, collectionId)
}

/** Makes the payment session that charges the token, in place of all others. Answers its id. */
export async function createTokenSession(
  { account, container }: SyncContext,
  { customer_token_id }: KlarnaChargeRow,
  collectionId: string,
): Promise<string> {
  const { result } = await createPaymentSessionsWorkflow(container).run({
    input: {
      // Browsers can't say this: a charge that the store makes may name a token without its customer.
      context: { klarna_charge: true },
      data: { off_session: true, payment_method: customer_token_id },
      payment_collection_id: collectionId,
      provider_id: providerIdOf(account),
    },
  })
  return result.id
}
