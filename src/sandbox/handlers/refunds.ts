import { HEADERS } from "../../klarna/contract/headers"
import { created, managementJson } from "../http/answers"
import type { Call, Handler } from "../http/call"
import { param } from "../http/call"
import { refund } from "../operations/refund"
import { Refusal } from "../refusal"
import { REFUND } from "../rules/management-fields"
import type { Order } from "../state/order"
import { refundView } from "../views/order-view"
import type { World } from "../world"
import { readManagement } from "./reading"

/** Refund calls say NOT_FOUND where the others say NO_SUCH_ORDER (documented). */
function findRefundable(call: Call, world: World, message: string): Order {
  const order = world.store.orders.get(param(call, "order_id"))
  if (!order) throw new Refusal(404, "NOT_FOUND", message)
  return order
}

/** Two identical calls without a key are two refunds (recorded). */
export const refundOrder: Handler = (call, world) => {
  const body = readManagement(REFUND, call.body)
  const id = param(call, "order_id")
  const order = findRefundable(call, world, `Order ${id} cannot be found. Refund not possible.`)
  const changed = refund(order, { body, dice: world.dice, now: call.now })
  const refundId = changed.refunds.at(-1)?.id ?? ""
  world.store.orders.set(order.id, changed)
  return created({
    id: refundId,
    idHeader: HEADERS.refundId,
    location: `${call.origin}/ordermanagement/v1/orders/${order.id}/refunds/${refundId}`,
    transactionId: world.dice.uuid(),
  })
}

export const readRefund: Handler = (call, world) => {
  const refundId = param(call, "refund_id")
  const message = `Refund ${refundId} cannot be found for order ${param(call, "order_id")}`
  const order = findRefundable(call, world, message)
  const found = order.refunds.find(({ id }) => id === refundId)
  if (!found) throw new Refusal(404, "NOT_FOUND", message)
  return managementJson(refundView(found))
}
