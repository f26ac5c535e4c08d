import { Modules } from "@medusajs/framework/utils"

import type { SyncContext } from "./context"

/** Longer than core takes from making such a change to confirming it. */
const DEAD_AFTER_MS = 20_000

/**
 * Cancels the change that core makes for a credit line while it refunds or cancels, where the process died before it was
 * confirmed: core would refuse every later refund and cancellation of the order because of it.
 */
export async function cancelDeadChange(
  { container, klarna }: Pick<SyncContext, "container" | "klarna">,
  orderId: string,
): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const changes = await orders.listOrderChanges(
    { order_id: orderId },
    { select: ["id", "change_type", "status", "created_at"] },
  )
  const now = klarna.clock.now().getTime()
  for (const { change_type, created_at, id, status } of changes) {
    const isDead = now - new Date(created_at).getTime() > DEAD_AFTER_MS
    if (String(change_type) === "credit_line" && status === "pending" && isDead) {
      await orders.cancelOrderChange(id)
    }
  }
}
