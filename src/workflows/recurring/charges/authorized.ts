import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import { withLock, type SyncContext } from "../../sync/context"
import { paymentBooks } from "../../sync/payment-books"
import { announceOrder } from "../../sync/repairs/orders"

const Collection = z.object({
  payment_sessions: z.array(z.object({ id: z.string(), status: z.string() }).nullish()).nullish(),
  payments: z.array(z.object({ canceled_at: z.unknown(), id: z.string() }).nullish()).nullish(),
})

const FIELDS = [
  "id",
  "payment_sessions.id",
  "payment_sessions.status",
  "payments.id",
  "payments.canceled_at",
]

const DONE = new Set(["authorized", "captured", "pending_authorization"])

/**
 * An order whose process died before its payment was authorized: core never does it again, so it is done here, under the
 * lock under which core completes the cart. Throws what the provider throws.
 */
export async function ensureAuthorized(
  context: SyncContext,
  { payment_collection_id: id, payment_session_id }: KlarnaChargeRow,
  { cartId, orderId }: { cartId: string; orderId: string },
): Promise<void> {
  if (id === null || payment_session_id === null) return
  if (!(await isUnauthorized(context, id, payment_session_id))) return
  await withLock(context, cartId, async () => {
    if (!(await isUnauthorized(context, id, payment_session_id))) return
    await paymentBooks(context).authorizePaymentSession(payment_session_id, {})
    await announceOrder(context, orderId)
  })
}

async function isUnauthorized(
  { container }: SyncContext,
  id: string,
  sessionId: string,
): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "payment_collection",
    fields: FIELDS,
    filters: { id },
  })
  const { payments, payment_sessions } = Collection.parse(data[0])
  const isPaid = payments?.some((payment) => payment && !payment.canceled_at) ?? false
  const session = payment_sessions?.find((one) => one?.id === sessionId)
  return !isPaid && session !== undefined && session !== null && !DONE.has(session.status)
}
