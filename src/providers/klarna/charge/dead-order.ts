import { statusOfOrder } from "../../../mapping/status/of-order"
import { toAuthorization } from "../../../mapping/status/to-medusa"
import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { readOrder } from "../order/read-order"

/**
 * A charge's order that Klarna cancelled or refused pays nothing: core rolled its purchase back, or Klarna decided
 * against it. The next try is another wish, under another key.
 */
export async function forgetDeadOrder(
  tools: Tools,
  charge: KlarnaChargeRow,
): Promise<KlarnaChargeRow> {
  const { klarna_order_id: orderId, state } = charge
  if (orderId === null || state === "paid") return charge
  const { charges, operations } = tools.cradle.klarna
  const found = statusOfOrder(await readOrder(tools, orderId))
  if (found.status === "UNKNOWN" || "answer" in toAuthorization(found)) return charge
  await operations.forgetOrder(charge.id, orderId, found.status)
  return charges.update({ id: charge.id, klarna_order_id: null, way: null, way_until: null })
}
