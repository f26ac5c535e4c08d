import { decisionOf } from "../../mapping/status/of-order"
import { aboutOrder, emit, noteOnce, type OrderScene } from "./context"

/**
 * Tells once that Klarna accepted an order on which it had to decide. Not told by whoever makes the payment: that may be core
 * itself, which is called at its own address and knows nothing of it.
 */
export async function tellAccepted(scene: OrderScene): Promise<void> {
  const { books, klarna, order, row } = scene
  const isPaid = books.payments.some(({ isCanceled }) => !isCanceled)
  if (!isPaid || decisionOf(order.fraud_status) !== "ACCEPTED") return
  const subject = row.klarna_order_id
  if (!(await klarna.journal.wasPending(subject))) return
  const line = { kind: "order.accepted", reason: "Klarna has decided", subject }
  if (await noteOnce(scene, line)) await emit(scene, "klarna.order.accepted", aboutOrder(scene))
}
