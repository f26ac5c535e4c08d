import { z } from "zod"

import type { Tools } from "../cradle"
import { notAllowed } from "../refusal"

const Session = z.looseObject({
  id: z.string(),
  payment_collection: z.looseObject({
    id: z.string(),
    order: z.looseObject({ id: z.string() }).nullish(),
  }),
})

const FIELDS = ["id", "payment_collection.id", "payment_collection.order.id"]

/** What a Klarna order is paid for. */
export interface Owner {
  /** Medusa's order. */
  readonly medusaOrderId: string
}

/**
 * Whose Klarna order it is, of a payment session that names it: the order must have been placed for this session, or for
 * its payment collection.
 * @throws MedusaError `not_allowed` where our tables don't say so
 */
export async function requireOwnOrder(
  { account, cradle }: Tools,
  paymentSessionId: string,
  orderId: string,
): Promise<Owner> {
  const filters = { id: paymentSessionId }
  const { data } = await cradle.query.graph({ entity: "payment_session", fields: FIELDS, filters })
  const session = Session.safeParse(data[0]).data
  const collection = session?.payment_collection
  const foreign = notAllowed(
    `Klarna's order ${orderId} was not placed for payment session ${paymentSessionId}.`,
  )
  if (session?.id !== paymentSessionId || !collection?.order) throw foreign
  const { orders, sessions } = cradle.klarna
  const row = await sessions.ofPaymentSession(account.id, paymentSessionId)
  if (row?.klarna_order_id !== orderId) {
    const known = await orders.find(orderId)
    const isOurs = known?.account === account.id && known.payment_collection_id === collection.id
    if (!isOurs) throw foreign
  }
  return { medusaOrderId: collection.order.id }
}
