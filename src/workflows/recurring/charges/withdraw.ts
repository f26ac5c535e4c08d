import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import { emit, type SyncContext } from "../../sync/context"
import { explain } from "../../sync/explain"
import { paymentBooks } from "../../sync/payment-books"
import { leaveOut } from "./leave-out"

/**
 * A person cancelled the order of a charge before Klarna's was known: it is left out. Where Klarna may have taken it all the
 * same, it is asked once more under the same key; an order that comes of it is cancelled by the comparison of both books, and
 * the charge is left out then.
 * @returns why there is no order to go on with
 */
export async function withdraw(context: SyncContext, charge: KlarnaChargeRow): Promise<string> {
  const { charges, operations } = context.klarna
  const isUnknown = () => operations.isChargeUnknown(charge.id)
  const failure = (await isUnknown()) ? await askAgain(context, charge) : undefined
  const current = (await charges.find(charge.id)) ?? charge
  if (current.klarna_order_id !== null) {
    await requestComparison(context, current.klarna_order_id)
    return "Its order was cancelled in Medusa; Klarna's has to be cancelled too."
  }
  if (await isUnknown()) {
    return `Its order was cancelled in Medusa, and whether Klarna took it isn't known yet: ${failure ?? ""}`
  }
  await leaveOut(context, current)
  return "Its order was cancelled in Medusa."
}

/** Answers what it failed with, if it did. */
async function askAgain(
  context: SyncContext,
  { payment_session_id: id }: KlarnaChargeRow,
): Promise<string | undefined> {
  if (id === null) return "its payment session is gone"
  return paymentBooks(context)
    .authorizePaymentSession(id, {})
    .then(() => undefined, explain)
}

async function requestComparison(context: SyncContext, klarnaOrderId: string): Promise<void> {
  const { klarna } = context
  const known = await klarna.orders.find(klarnaOrderId)
  if (!known) return
  const subject = { id: known.id, kind: "order" } as const
  await klarna.queue.wake(subject, klarna.clock.now())
  await emit(context, "klarna.sync.requested", { subject })
}
