import type { ManagedOrder } from "../../../klarna/contract/managed-order"
import { KlarnaError } from "../../../klarna/errors/klarna-error"
import type { Tools } from "../cradle"
import { perform } from "../perform"

const CLOSE_MS = 24 * 3_600_000

/**
 * Extends an authorization that ends within a day, before it is captured: one that ended can't be extended. Where Klarna
 * refuses to extend, the capture is tried all the same.
 */
export async function extendExpiring(tools: Tools, order: ManagedOrder): Promise<void> {
  if (!order.expires_at) return
  const left = new Date(order.expires_at).getTime() - tools.cradle.klarna.clock.now().getTime()
  if (left > CLOSE_MS) return
  const orderId = order.order_id
  const wish = `${orderId}:${order.expires_at}`
  await perform(tools, { kind: "extend", subject: orderId, wish }, async (idempotencyKey) => {
    await tools.account.client.orders.change("extendAuthorizationTime", { idempotencyKey, orderId })
    return null
  }).catch((error: unknown) => {
    if (!(error instanceof KlarnaError) || error.effectPossible) throw error
  })
}
