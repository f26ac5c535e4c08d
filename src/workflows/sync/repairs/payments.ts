import type { EndReason } from "../../../mapping/sync/repair"
import { aboutOrder, emit, noteOnce, type OrderScene } from "../context"
import { paymentBooks, toMajor } from "../payment-books"
import { mendCollection } from "./collection"
import type { RepairOf, Repairers } from "./repairer"

/** Repairs of what a payment is worth and whether it stands. */
export const PAYMENTS = {
  cancel_payment: cancelPayment,
  mirror_expiry: mirrorExpiry,
  mirror_release: mirrorRelease,
  restore_payment: restorePayment,
} as const satisfies Repairers<
  "cancel_payment" | "mirror_expiry" | "mirror_release" | "restore_payment"
>

async function cancelPayment(
  scene: OrderScene,
  { paymentId, reason }: RepairOf<"cancel_payment">,
): Promise<boolean> {
  const payments = paymentBooks(scene)
  await payments.updatePayment({ canceled_at: scene.klarna.clock.now(), id: paymentId })
  await payments.updatePaymentCollections(scene.books.collection.id, { status: "canceled" })
  await tellCanceled(scene, reason)
  return true
}

async function tellCanceled(scene: OrderScene, reason: EndReason): Promise<void> {
  const about = aboutOrder(scene)
  if (reason === "expired") {
    await emit(scene, "klarna.payment.expired", { ...about, captured: 0 })
    return
  }
  if (reason === "rejected") {
    await tellRejected(scene, scene.order.fraud_status ?? "REJECTED")
    return
  }
  await emit(scene, "klarna.payment.canceled", { ...about, reason })
}

/** Once for each decision, however often it is found. */
export async function tellRejected(scene: OrderScene, fraud_status: string): Promise<void> {
  const subject = scene.row.klarna_order_id
  const isNew = await noteOnce(scene, { kind: "order.rejected", reason: fraud_status, subject })
  if (!isNew) return
  const captured = scene.order.captured_amount > 0
  await emit(scene, "klarna.order.rejected", { ...aboutOrder(scene), captured, fraud_status })
}

async function restorePayment(
  scene: OrderScene,
  { paymentId }: RepairOf<"restore_payment">,
): Promise<boolean> {
  await paymentBooks(scene).updatePayment({ canceled_at: null, id: paymentId })
  await mendCollection(scene, { revive: true })
  return true
}

/** The payment is worth what was captured; its session too, which core sums up. */
async function mirrorRelease(
  scene: OrderScene,
  { amount, paymentId, reason }: RepairOf<"mirror_release">,
): Promise<boolean> {
  const payments = paymentBooks(scene)
  const { books, klarna, order } = scene
  const payment = books.payments.find(({ id }) => id === paymentId)
  if (!payment) return false
  const worth = toMajor(scene, amount)
  await payments.updatePaymentSessions({ amount: worth, id: payment.sessionId })
  await payments.updatePayment({ amount: worth, captured_at: klarna.clock.now(), id: paymentId })
  await mendCollection(scene, { amount: books.collection.amount - payment.amount + amount })
  const about = aboutOrder(scene)
  if (reason === "expired") {
    await emit(scene, "klarna.payment.expired", { ...about, captured: amount })
  } else {
    const currency_code = order.purchase_currency.toUpperCase()
    await emit(scene, "klarna.payment.released", { ...about, amount, currency_code })
  }
  return true
}

async function mirrorExpiry(
  scene: OrderScene,
  { expiresAt, paymentId }: RepairOf<"mirror_expiry">,
): Promise<boolean> {
  const payments = paymentBooks(scene)
  const { data } = await payments.retrievePayment(paymentId)
  const { fraud_status, klarna_reference } = scene.order
  const current = { expires_at: expiresAt, fraud_status, klarna_reference }
  await payments.updatePayment({ data: { ...data, ...current }, id: paymentId })
  return true
}
