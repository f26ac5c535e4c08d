import { ORDER_CHANGE_FIELDS, ORDER_FIELDS, SCENE_FIELDS } from "../../mapping/medusa/fields"
import { type OrderRows, orderToLoad, parseScene, type Scene } from "../../mapping/medusa/scene"
import type { Cradle } from "./cradle"

/**
 * Loads the payment session's collection and cart, with exact totals, in one query; the order and its changes by two more
 * where there is no cart.
 * @throws MappingError when there is no such session, or its collection has neither cart nor order
 */
export async function loadScene(cradle: Cradle, paymentSessionId: string): Promise<Scene> {
  const { query } = cradle
  const filters = { id: paymentSessionId }
  const { data } = await query.graph({ entity: "payment_session", fields: SCENE_FIELDS, filters })
  const orderId = orderToLoad(data[0])
  const rows = orderId === undefined ? undefined : await loadOrder(cradle, orderId)
  return parseScene(data[0], paymentSessionId, rows)
}

/** The order and its changes, as mapping reads them. */
export async function loadOrder({ query }: Cradle, id: string): Promise<OrderRows> {
  const [orders, changes] = await Promise.all([
    query.graph({ entity: "order", fields: ORDER_FIELDS, filters: { id } }),
    query.graph({ entity: "order_change", fields: ORDER_CHANGE_FIELDS, filters: { order_id: id } }),
  ])
  return { changes: changes.data, order: orders.data[0] }
}
