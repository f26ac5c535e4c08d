import { Modules } from "@medusajs/framework/utils"
import { capturePaymentWorkflow, refundPaymentWorkflow } from "@medusajs/medusa/core-flows"

import type { BookedTransaction } from "../../../mapping/sync/facts"
import { aboutOrder, emit, type OrderScene } from "../context"
import { cancelDeadChange } from "../dead-change"
import { currencyOf, paymentBooks, toMajor } from "../payment-books"
import { mendCollection } from "./collection"
import type { RepairOf, Repairers } from "./repairer"
import { tellDifference } from "./tell"

/** Repairs of captures, refunds and their transactions in Medusa's books. None of them moves money. */
export const IN_BOOKS = {
  add_transaction: addTransaction,
  drop_row: dropRow,
  drop_double_transactions: dropTransactions,
  drop_orphan_transactions: dropTransactions,
  mend_sums: mendSums,
  record_capture: recordCapture,
  record_refund: recordRefund,
} as const satisfies Repairers<
  | "add_transaction"
  | "drop_double_transactions"
  | "drop_orphan_transactions"
  | "drop_row"
  | "mend_sums"
  | "record_capture"
  | "record_refund"
>

const NOTE = "Recorded from Klarna"

/** Core's own workflow, told that the money was captured already: it writes the order's transaction too. */
async function recordCapture(
  scene: OrderScene,
  { amount, klarnaCaptureId, paymentId }: RepairOf<"record_capture">,
): Promise<boolean> {
  const input = {
    amount: toMajor(scene, amount),
    captured_by: `klarna:${klarnaCaptureId}`,
    is_captured: true,
    payment_id: paymentId,
  }
  await capturePaymentWorkflow(scene.container).run({ input })
  await emit(scene, "klarna.payment.captured", {
    ...aboutOrder(scene),
    ...moneyOf(scene, amount),
    klarna_capture_id: klarnaCaptureId,
  })
  return true
}

/**
 * The provider recognises the mark and doesn't call Klarna. On a cancelled order core's workflow refuses after the fact, so
 * there the row is made by the module, and the transaction is a repair of its own.
 */
async function recordRefund(
  scene: OrderScene,
  { amount, klarnaRefundId, paymentId }: RepairOf<"record_refund">,
): Promise<boolean> {
  const input = {
    amount: toMajor(scene, amount),
    created_by: "klarna",
    metadata: { klarna_refund_id: klarnaRefundId },
    note: NOTE,
    payment_id: paymentId,
  }
  const { order } = scene.books
  if (order && !order.isCanceled) {
    await cancelDeadChange(scene, order.id)
    await refundPaymentWorkflow(scene.container).run({ input })
  } else await paymentBooks(scene).refundPayment(input)
  await emit(scene, "klarna.payment.refunded", {
    ...aboutOrder(scene),
    ...moneyOf(scene, amount),
    klarna_refund_id: klarnaRefundId,
  })
  return true
}

function moneyOf({ order }: OrderScene, amount: number) {
  return { amount, currency_code: order.purchase_currency.toUpperCase() }
}

async function addTransaction(
  scene: OrderScene,
  { amount, reference, referenceId }: RepairOf<"add_transaction">,
): Promise<boolean> {
  const { books, container } = scene
  if (!books.order) return false
  await container.resolve(Modules.ORDER).addOrderTransactions({
    amount: toMajor(scene, amount),
    currency_code: currencyOf(scene),
    order_id: books.order.id,
    reference,
    reference_id: referenceId,
  })
  return true
}

async function dropTransactions(
  { container }: OrderScene,
  { ids }: RepairOf<"drop_double_transactions" | "drop_orphan_transactions">,
): Promise<boolean> {
  await container.resolve(Modules.ORDER).deleteOrderTransactions([...ids])
  return true
}

async function dropRow(
  scene: OrderScene,
  { kind, reason, rowId }: RepairOf<"drop_row">,
): Promise<boolean> {
  const payments = paymentBooks(scene)
  // The transaction first: a process that dies in between leaves a row, which is looked at again.
  const stands = ({ referenceId }: BookedTransaction) => referenceId === rowId
  const ids = (scene.books.order?.transactions ?? []).filter(stands).map(({ id }) => id)
  if (ids.length > 0) await scene.container.resolve(Modules.ORDER).deleteOrderTransactions(ids)
  if (kind === "capture") await payments.deleteCaptures([rowId])
  else await payments.deleteRefunds([rowId])
  await tellDifference(scene, `the ${kind} ${rowId} ${reason} and was taken back`)
  return true
}

async function mendSums(
  scene: OrderScene,
  { isFullyCaptured, paymentId }: RepairOf<"mend_sums">,
): Promise<boolean> {
  const captured_at = isFullyCaptured ? scene.klarna.clock.now() : null
  const payment = scene.books.payments.find(({ id }) => id === paymentId)
  if (payment?.isFullyCaptured !== isFullyCaptured) {
    await paymentBooks(scene).updatePayment({ captured_at, id: paymentId })
  }
  await mendCollection(scene)
  return true
}
