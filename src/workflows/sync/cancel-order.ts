import { MedusaError } from "@medusajs/framework/utils"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"

import { cancelDeadChange } from "./dead-change"
import { emit, noteOnce, type SyncContext } from "./context"
import type { KlarnaEvents } from "../events"

interface Unpaid {
  readonly orderId: string
  readonly reason: string
  /** For the event; without it none is sent. */
  readonly about?: Omit<KlarnaEvents["klarna.order.unpaid"], "reason">
}

/**
 * Cancels an order of Medusa's that has no money behind it, where the options say so, and tells it once. Answers whether it
 * is cancelled: core refuses while something of it was packed.
 */
export async function cancelOrder(
  context: SyncContext,
  { about, orderId, reason }: Unpaid,
): Promise<boolean> {
  const line = { kind: "order.unpaid", reason, subject: orderId }
  if (about && (await noteOnce(context, line))) {
    await emit(context, "klarna.order.unpaid", { ...about, reason })
  }
  if (!context.klarna.options.cancelOrderOnRejection) return false
  await cancelDeadChange(context, orderId)
  try {
    await cancelOrderWorkflow(context.container).run({
      input: { canceled_by: "klarna", order_id: orderId },
    })
    return true
  } catch (error) {
    if (!MedusaError.isMedusaError(error) || error.type !== "not_allowed") throw error
    await noteOnce(context, { kind: "order.not_canceled", reason: error.message, subject: orderId })
    return false
  }
}
