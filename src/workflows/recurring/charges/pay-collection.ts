import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

import { type Decimal, toDecimal } from "../../../mapping/money"
import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import { payingLockOf, type SyncContext, withLock } from "../../sync/context"
import { paymentBooks } from "../../sync/payment-books"
import { explain } from "../../sync/explain"
import type { Paid } from "./paid"
import { createTokenSession, USABLE } from "./payment-session"

const Amount = z.unknown().transform((value): Decimal => toDecimal(value))
const Session = z.object({
  amount: Amount,
  data: z.looseObject({ payment_method: z.string().nullish().catch(null) }).nullish(),
  id: z.string(),
  status: z.string(),
})
type Session = z.infer<typeof Session>

const Collection = z.object({
  amount: Amount,
  payment_sessions: z.array(Session.nullish()).nullish(),
  payments: z.array(z.object({ canceled_at: z.unknown(), id: z.string() }).nullish()).nullish(),
})
const FIELDS = [
  "id",
  "amount",
  "payment_sessions.id",
  "payment_sessions.amount",
  "payment_sessions.data",
  "payment_sessions.status",
  "payments.id",
  "payments.canceled_at",
]

async function load({ container }: SyncContext, id: string) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const filters = { id }
  const { data } = await query.graph({ entity: "payment_collection", fields: FIELDS, filters })
  const { amount, payment_sessions, payments } = Collection.parse(data[0])
  return {
    amount,
    payment: payments?.find((one) => one && !one.canceled_at),
    sessions: (payment_sessions ?? []).flatMap((one) => one ?? []),
  }
}

/** The live payment of a charge, in Medusa; undefined where there is none. */
export async function paymentOf(
  context: SyncContext,
  { payment_collection_id: id }: KlarnaChargeRow,
): Promise<string | undefined> {
  return id === null ? undefined : (await load(context, id)).payment?.id
}

/**
 * Charges the token for an order that isn't paid, or for an amount alone: there is no cart to be completed. Where Klarna has the
 * customer's own order for it, that one is authorized.
 */
export async function payCollection(
  context: SyncContext,
  charge: KlarnaChargeRow,
  collectionId: string,
): Promise<Paid> {
  try {
    const lock = payingLockOf({ cart: null, collection: { id: collectionId } })
    await withLock(context, lock, () => authorize(context, charge, collectionId))
    return { is: "ordered", orderId: charge.order_id }
  } catch (error) {
    return { is: "not_ordered", isDefinite: false, reason: explain(error) }
  }
}

async function authorize(
  context: SyncContext,
  charge: KlarnaChargeRow,
  collectionId: string,
): Promise<void> {
  const { amount, payment, sessions } = await load(context, collectionId)
  if (payment) return
  const id =
    (await sessionOfCustomer(context, charge)) ??
    sessions.find((session) => isGood(session, { amount, charge }))?.id ??
    (await createTokenSession(context, charge, collectionId))
  await paymentBooks(context).authorizePaymentSession(id, {})
}

/** An earlier try's session is of the amount and of the token of that day. */
function isGood(
  { amount, data, id, status }: Session,
  wanted: { readonly amount: Decimal; readonly charge: KlarnaChargeRow },
): boolean {
  return (
    id === wanted.charge.payment_session_id &&
    USABLE.has(status) &&
    data?.payment_method === wanted.charge.customer_token_id &&
    amount.eq(wanted.amount)
  )
}

/** Making the token's session would take away the one that Klarna's order was placed for. */
async function sessionOfCustomer(
  { account, klarna }: SyncContext,
  { klarna_order_id, way }: KlarnaChargeRow,
): Promise<string | undefined> {
  if (way !== "customer" || klarna_order_id === null) return undefined
  return (await klarna.sessions.ofOrder(account.id, klarna_order_id))?.payment_session_id
}
