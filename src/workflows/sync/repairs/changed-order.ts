import { deleteOrderPaymentCollections } from "@medusajs/medusa/core-flows"

import type { OrderScene } from "../context"
import { currencyOf, paymentBooks, toMajor } from "../payment-books"
import { mendCollection } from "./collection"
import type { RepairOf, Repairers } from "./repairer"

/** An order that was edited, returned, exchanged or claimed: the payment follows its Klarna order. */
export const CHANGED_ORDER = {
  carry_over: carryOver,
  keep_difference: keepDifference,
} as const satisfies Repairers<"carry_over" | "keep_difference">

/**
 * Klarna's authorization gets the new amount and lines, by the provider; then payment and collection stand for it, and
 * core's new collection goes. The payment counts again last: a process that dies before leaves it cancelled, and all of it
 * is done again, or the payment is restored.
 */
async function carryOver(
  scene: OrderScene,
  { heirId, paymentId, target }: RepairOf<"carry_over">,
): Promise<boolean> {
  const payments = paymentBooks(scene)
  const payment = scene.books.payments.find(({ id }) => id === paymentId)
  if (!payment) return false
  const amount = toMajor(scene, target)
  const { data = {} } = await payments.retrievePayment(paymentId)
  const isMoved = await payments
    .updatePaymentSession({
      amount,
      currency_code: currencyOf(scene),
      data,
      id: payment.sessionId,
      status: "authorized",
    })
    .then(
      () => true,
      async (error: unknown) => {
        if (await wasRefused(scene, target)) return false
        throw error
      },
    )
  if (!isMoved) return true
  await payments.updatePayment({ amount, id: paymentId })
  await mendCollection(scene, { amount: target, revive: true })
  await deleteOrderPaymentCollections(scene.container).run({ input: { id: heirId } })
  await payments.updatePayment({ canceled_at: null, id: paymentId })
  return true
}

async function wasRefused({ klarna, row }: OrderScene, target: number): Promise<boolean> {
  const operations = await klarna.operations.of(row.klarna_order_id)
  return operations.some(
    ({ amount, kind, state }) => kind === "update" && state === "refused" && amount === target,
  )
}

async function keepDifference(
  scene: OrderScene,
  { amount, heirId, paymentId }: RepairOf<"keep_difference">,
): Promise<boolean> {
  const payments = paymentBooks(scene)
  await payments.updatePaymentCollections(heirId, { amount: toMajor(scene, amount) })
  await payments.updatePayment({ canceled_at: null, id: paymentId })
  await mendCollection(scene, { revive: true })
  return true
}
