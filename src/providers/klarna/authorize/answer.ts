import type { AuthorizePaymentOutput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import type { PlacedOrder } from "../../../klarna/contract/order"
import type { Finding } from "../../../mapping/status/finding"
import { statusOfOrder, statusOfPlacedOrder } from "../../../mapping/status/of-order"
import { toAuthorization } from "../../../mapping/status/to-medusa"
import type { Tools } from "../cradle"
import { readOrder } from "../order/read-order"
import { fromManagedOrder, fromPlacedOrder } from "../payment-data"

/** What core is told of an order that was placed just now. */
export function answerPlaced(
  order: PlacedOrder,
  sessionId: string,
  tools: Tools,
): AuthorizePaymentOutput {
  const data = fromPlacedOrder(order, sessionId, tools.account)
  return answer(tools, statusOfPlacedOrder(order), { data, orderId: order.order_id })
}

/** What core is told of an order that another path placed: browser, callback or an earlier try. It is read again. */
export async function answerKnown(
  tools: Tools,
  orderId: string,
  sessionId: string,
): Promise<AuthorizePaymentOutput> {
  const order = await readOrder(tools, orderId)
  const data = fromManagedOrder(order, sessionId, tools.account)
  return answer(tools, statusOfOrder(order), { data, orderId })
}

interface Known {
  readonly data: Record<string, unknown>
  readonly orderId: string
}

function answer(
  { cradle }: Tools,
  found: Finding,
  { data, orderId }: Known,
): AuthorizePaymentOutput {
  if (found.status === "UNKNOWN") {
    cradle.logger.warn(`klarna order ${orderId} has the unknown status ${String(found.raw)}`)
  }
  const way = toAuthorization(found)
  if ("answer" in way) return { data, status: way.answer }
  throw new MedusaError(way.throws, way.message)
}
