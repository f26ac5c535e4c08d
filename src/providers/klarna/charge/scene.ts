import { z } from "zod"

import { SCENE_FIELDS } from "../../../mapping/medusa/fields"
import { orderToLoad, parseScene, type Scene } from "../../../mapping/medusa/scene"
import { type Decimal, toDecimal } from "../../../mapping/money"
import type { Cradle } from "../cradle"
import { notAllowed } from "../refusal"
import { loadOrder } from "../scene"

const Amount = z.unknown().transform((value): Decimal => toDecimal(value))
const Session = z.object({
  amount: Amount,
  currency_code: z.string(),
  id: z.string(),
  payment_collection: z.object({
    cart: z.looseObject({ id: z.string() }).nullish(),
    id: z.string(),
    order: z.looseObject({ id: z.string() }).nullish(),
  }),
})

/** What is charged: a cart's or an order's purchase, or an amount with nothing behind it but what the store's code says. */
export interface ChargeScene {
  readonly paymentSessionId: string
  readonly paymentCollectionId: string
  readonly cartId: string | null
  readonly orderId: string | null
  /** Major units. */
  readonly amount: Decimal
  /** As Medusa spells it. */
  readonly currency: string
  /** Undefined where there is neither cart nor order. */
  readonly scene: Scene | undefined
}

/**
 * Loads what a payment session is for. Other than a purchase at Klarna, a charge may have neither cart nor order yet: a
 * store's own renewal may authorize before it makes its order.
 * @throws MedusaError `not_allowed` where there is no such session
 */
export async function loadChargeScene(cradle: Cradle, id: string): Promise<ChargeScene> {
  const { query } = cradle
  const { data } = await query.graph({
    entity: "payment_session",
    fields: SCENE_FIELDS,
    filters: { id },
  })
  const session = Session.safeParse(data[0]).data
  if (!session) throw notAllowed(`There is no payment session ${id} any more.`)
  const { cart, order } = session.payment_collection
  const orderId = orderToLoad(data[0])
  const rows = orderId === undefined ? undefined : await loadOrder(cradle, orderId)
  return {
    amount: session.amount,
    cartId: cart?.id ?? null,
    currency: session.currency_code,
    orderId: order?.id ?? null,
    paymentCollectionId: session.payment_collection.id,
    paymentSessionId: id,
    scene: (cart ?? order) ? parseScene(data[0], id, rows) : undefined,
  }
}
