import type { CancelPaymentInput } from "@medusajs/framework/types"
import { z } from "zod"

import type { Cradle } from "./cradle"
import { paymentSessionIdOf } from "./input"

/** `keep`: Klarna isn't called. `rolledBack`: no order came of it, so the payment session must not be used again. */
export type CancelDecision =
  { readonly action: "keep" } | { readonly action: "cancel"; readonly rolledBack: boolean }

const Collection = z.looseObject({ id: z.string(), status: z.string() })
const Payment = z.looseObject({
  canceled_at: z.unknown(),
  payment_collection: Collection.extend({
    order: z
      .looseObject({ payment_collections: z.array(Collection.nullish()).nullish() })
      .nullish(),
  }).nullish(),
})

const FIELDS = [
  "id",
  "canceled_at",
  "payment_collection.id",
  "payment_collection.status",
  "payment_collection.order.id",
  "payment_collection.order.payment_collections.id",
  "payment_collection.order.payment_collections.status",
]

/** Statuses of a collection that core has just superseded by a new one because the order was changed. */
const SUPERSEDED = new Set(["canceled", "partially_captured"])

/** Core calls `cancelPayment` for six reasons and names none; the state of its own rows tells them apart. */
export async function decideCancel(
  cradle: Cradle,
  input: CancelPaymentInput,
): Promise<CancelDecision> {
  const paymentId = input.context?.idempotency_key
  return paymentId ? decideByPayment(cradle, paymentId) : decideBySession(cradle, input)
}

/** Core could not save the payment. The loser of two authorizations must leave the order to the winner. */
async function decideBySession(
  { query }: Cradle,
  input: CancelPaymentInput,
): Promise<CancelDecision> {
  const { data } = await query.graph({
    entity: "payment",
    fields: ["id", "canceled_at"],
    filters: { payment_session_id: paymentSessionIdOf(input) },
  })
  const live = data.some(
    (payment) => !z.looseObject({ canceled_at: z.unknown() }).parse(payment).canceled_at,
  )
  return live ? { action: "keep" } : { action: "cancel", rolledBack: true }
}

async function decideByPayment({ query }: Cradle, id: string): Promise<CancelDecision> {
  const { data } = await query.graph({ entity: "payment", fields: FIELDS, filters: { id } })
  const payment = Payment.parse(data[0])
  const collection = payment.payment_collection
  if (!collection?.order) return { action: "cancel", rolledBack: true }
  if (payment.canceled_at) return { action: "cancel", rolledBack: false }
  const heir = collection.order.payment_collections?.find(
    (other) => other?.status === "not_paid" && other.id !== collection.id,
  )
  const superseded = SUPERSEDED.has(collection.status) && heir !== undefined
  return superseded ? { action: "keep" } : { action: "cancel", rolledBack: false }
}
