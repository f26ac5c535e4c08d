import { endOf, isRejected } from "../../../mapping/sync/state"
import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import type { SyncContext } from "../../sync/context"
import { readOrder } from "../../sync/load"
import { dropUnpaidOrder } from "./drop-order"
import { leaveOut } from "./leave-out"
import { isCanceledByPerson } from "./order-of"
import { paymentOf } from "./pay-collection"
import { forgetRejected } from "./rejected"

/**
 * Whether the order that a charge has at Klarna pays nothing any more: then it is forgotten. What Klarna decided against, or
 * somebody cancelled there, is a refused charge. What a person cancelled in Medusa isn't charged again. What this store
 * rolled back, because core couldn't keep the purchase, is begun anew, under another key.
 */
export async function forgetDeadOrder(
  context: SyncContext,
  charge: KlarnaChargeRow,
): Promise<boolean> {
  const { klarna_order_id: orderId } = charge
  if (orderId === null) return false
  const order = await readOrder(context, orderId)
  if (isRejected(order)) {
    await forgetRejected(context, charge, "Klarna rejected the order after it had looked at it.")
    return true
  }
  if (!endOf(order) || (await paymentOf(context, charge)) !== undefined) return false
  if (!(await isCanceledHere(context, orderId))) {
    await forgetRejected(context, charge, "Klarna's order was cancelled before it was paid for.")
  } else if (await isCanceledByPerson(context, charge)) await leaveOut(context, charge)
  else await beginAnew(context, { ...charge, klarna_order_id: orderId })
  return true
}

async function isCanceledHere({ klarna }: SyncContext, orderId: string): Promise<boolean> {
  const known = await klarna.operations.of(orderId)
  return known.some(({ kind, state }) => kind === "cancel" && state === "done")
}

const REST_MS = 60_000

async function beginAnew(
  context: SyncContext,
  charge: KlarnaChargeRow & { readonly klarna_order_id: string },
): Promise<void> {
  const { klarna } = context
  // A shopper who chose to pay at Klarna didn't ask for their saved method to be charged.
  const isUnasked = charge.way === "customer" && charge.subscription_id === null
  await klarna.operations.forgetOrder(charge.id, charge.klarna_order_id, "ROLLED_BACK")
  const fresh = await klarna.charges.update({
    id: charge.id,
    klarna_order_id: null,
    last_error: "Medusa couldn't keep the purchase, so Klarna's order was cancelled.",
    next_try_at: isUnasked ? null : new Date(klarna.clock.now().getTime() + REST_MS),
    payment_session_id: null,
    state: isUnasked ? "past_due" : "due",
    stumbles: charge.stumbles + 1,
    way: null,
    way_until: null,
  })
  await dropUnpaidOrder(context, fresh)
}
