import { statusOfOrder } from "../../../mapping/status/of-order"
import { isOpen, isPending, isRejected } from "../../../mapping/sync/state"
import type { KlarnaChargeRow, KlarnaSubscriptionRow } from "../../../modules/klarna/service"
import { captureUntouched } from "../../capture/untouched"
import { emit, type SyncContext } from "../../sync/context"
import { readOrder } from "../../sync/load"
import { advanceAfterPayment } from "../subscriptions/advance"
import { createSubscriptions } from "../subscriptions/create"
import { linkOrderToSubscription } from "../subscriptions/link-order"
import { aboutCharge } from "./about"
import { costsNothing } from "./order-of"
import { paymentOf } from "./pay-collection"
import { forgetRejected } from "./rejected"

const REJECTED = "Klarna rejected the order after it had looked at it."
const DECISION_MS = 15 * 60_000

interface Sold {
  /** Null where the store's code charged an amount alone. */
  readonly orderId: string | null
  readonly subscription: KlarnaSubscriptionRow | undefined
}

/**
 * A charge's order is there: captured where the options say so, linked, and the subscription goes on. Marked paid last, so
 * that whoever follows a process that died does the rest; each step may be done twice.
 */
export async function finish(
  context: SyncContext,
  charge: KlarnaChargeRow,
  { orderId, subscription }: Sold,
): Promise<void> {
  const { container, klarna } = context
  if (orderId !== null) await klarna.charges.update({ id: charge.id, order_id: orderId })
  if (!(await isAccepted(context, charge))) return
  await requirePayment(context, charge, orderId)
  const { capture, captureRenewals = capture } = klarna.options
  const isCaptured = subscription ? captureRenewals === "immediately" : capture === "immediately"
  if (isCaptured && orderId !== null) await captureUntouched(container, orderId)
  if (charge.way === "customer") await restoreToken(context, charge)
  const amount = await paidAmount(context, charge)
  await goOn(context, charge, { orderId, subscription })
  await emit(context, "klarna.charge.succeeded", {
    ...aboutCharge({ ...charge, amount }),
    klarna_order_id: charge.klarna_order_id ?? "",
    order_id: orderId,
    paid_by: charge.way === "customer" ? "customer" : "token",
  })
  const settled_at = klarna.clock.now()
  const nothing = { last_error: null, link_hash: null, next_try_at: null, unknown_since: null }
  await klarna.charges.update({ ...nothing, amount, id: charge.id, settled_at, state: "paid" })
}

/** The charge's subscription goes on. What a checkout sold begins: its event may be lost with the process that placed it. */
async function goOn(
  context: SyncContext,
  charge: KlarnaChargeRow,
  { orderId, subscription }: Sold,
): Promise<void> {
  if (orderId === null) return
  if (subscription) {
    const subscriptionId = subscription.id
    await linkOrderToSubscription(context.container, { orderId, subscriptionId })
    await advanceAfterPayment(context, subscription, charge)
  } else if (charge.cart_id !== null) await createSubscriptions(context, orderId)
}

/** In minor units. The row's own is that of the token's last try; the customer may have paid another one. */
async function paidAmount(
  { klarna }: SyncContext,
  { amount, klarna_order_id, way }: KlarnaChargeRow,
): Promise<number | null> {
  if (way !== "customer" || klarna_order_id === null) return amount
  return (await klarna.orders.find(klarna_order_id))?.order_amount ?? amount
}

/**
 * Nothing is paid without a payment in Medusa, but what costs nothing. Where Klarna had to decide first, the comparison of
 * both books makes it.
 * @throws Error while there is none; it is looked at again
 */
async function requirePayment(
  context: SyncContext,
  charge: KlarnaChargeRow,
  orderId: string | null,
): Promise<void> {
  const { klarna } = context
  const { klarna_order_id: id } = charge
  if ((await paymentOf(context, charge)) !== undefined) return
  if (id === null && orderId !== null && (await costsNothing(context, orderId))) return
  const known = id === null ? undefined : await klarna.orders.find(id)
  if (known) await klarna.queue.wake({ id: known.id, kind: "order" }, klarna.clock.now())
  throw new Error("Its payment isn't authorized in Medusa.")
}

/** Whether Klarna has decided for the order. What it turned down is a refused charge; what it ponders is looked at again. */
async function isAccepted(context: SyncContext, charge: KlarnaChargeRow): Promise<boolean> {
  const { klarna } = context
  const { klarna_order_id: id } = charge
  if (id === null) return true
  const known = await klarna.orders.find(id)
  if (known?.fraud_status === "ACCEPTED") return true
  const order = await readOrder(context, id)
  if (isRejected(order)) {
    await forgetRejected(context, charge, REJECTED)
    return false
  }
  if (isPending(order)) {
    const next_try_at = new Date(klarna.clock.now().getTime() + DECISION_MS)
    await klarna.charges.update({ id: charge.id, next_try_at })
    if (known) await klarna.queue.wake({ id: known.id, kind: "order" }, klarna.clock.now())
    return false
  }
  if (isOpen(order) || statusOfOrder(order).status === "CAPTURED") return true
  await forgetRejected(context, charge, REJECTED)
  return false
}

/**
 * Buying in its place made the token chargeable again; agreeing to another one didn't.
 * @see klarna: recover token charge failure
 */
async function restoreToken({ klarna }: SyncContext, charge: KlarnaChargeRow) {
  const { account, customer_token_id, klarna_order_id } = charge
  const session = await klarna.sessions.ofOrder(account, klarna_order_id ?? "")
  if (session?.intent === "buy_and_tokenize") return
  const token = await klarna.customerTokens.find(customer_token_id)
  if (token?.status !== "SUSPENDED") return
  await klarna.customerTokens.update({ id: token.id, status: "ACTIVE" })
}
