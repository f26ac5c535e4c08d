import { decisionOf } from "../../../mapping/status/of-order"
import { isOver } from "../../../mapping/recurring/subscription-life"
import { cancelSubscription } from "./advance"
import type { SubscriptionContext } from "./context"
import { loadOrigin, type OriginOrder } from "./origin"

const CANCELED = "its first order was cancelled before it was paid"
const REJECTED = "Klarna rejected its first order"

/**
 * Why nothing was sold with a first order, for people: Klarna decided against it, or it was cancelled, before anything was
 * captured. Undefined while it stands, and where its period was paid.
 */
export async function whyUnsold(
  { klarna }: SubscriptionContext,
  { payment_collections, status }: OriginOrder,
): Promise<string | undefined> {
  const collections = (payment_collections ?? []).flatMap((one) => one ?? [])
  const payments = collections.flatMap((one) => one.payments ?? []).flatMap((one) => one ?? [])
  const ids = collections.map(({ id }) => id)
  const orders =
    ids.length === 0 ? [] : await klarna.listKlarnaOrders({ payment_collection_id: ids })
  const isPaid =
    payments.some(
      ({ captured_at, captures }) => Boolean(captured_at) || (captures ?? []).length > 0,
    ) || orders.some(({ captured_amount }) => captured_amount > 0)
  if (isPaid) return undefined
  const isCanceled = status === "canceled"
  const isRejected =
    orders.length > 0 && orders.every(({ fraud_status }) => decisionOf(fraud_status) === "REFUSED")
  const isUnpaid = isCanceled || payments.every(({ canceled_at }) => canceled_at)
  if (isRejected && isUnpaid) return REJECTED
  return isCanceled ? CANCELED : undefined
}

/**
 * Ends the subscriptions that began with an order with which nothing was sold. One of which a period was paid since goes on.
 * Again changes nothing, and any other order neither.
 */
export async function endUnsold(context: SubscriptionContext, orderId: string): Promise<void> {
  const begun = (await context.klarna.subscriptions.ofOrder(orderId)).filter((row) => !isOver(row))
  const origin = begun.length === 0 ? undefined : await loadOrigin(context, orderId)
  const reason = origin && (await whyUnsold(context, origin))
  if (reason === undefined) return
  for (const { id } of begun) {
    if (!(await wasPaid(context, id))) await cancelSubscription(context, { id }, reason)
  }
}

async function wasPaid({ klarna }: SubscriptionContext, subscription_id: string): Promise<boolean> {
  const filters = { state: "paid" as const, subscription_id }
  return (await klarna.listKlarnaCharges(filters, { take: 1 })).length > 0
}
