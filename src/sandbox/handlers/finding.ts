import type { Call } from "../http/call"
import { param } from "../http/call"
import { Refusal } from "../refusal"
import type { Authorization } from "../state/authorization"
import { authorizationExpiry } from "../state/authorization"
import type { Capture, Order } from "../state/order"
import { findCapture } from "../state/order-status"
import type { Session } from "../state/session"
import type { World } from "../world"

/**
 * The order of a call, or 404 NO_SUCH_ORDER.
 * @param consequence Klarna's second sentence, in which `<id>` stands for the order id
 */
export function findOrder(call: Call, world: World, consequence = ""): Order {
  const id = param(call, "order_id")
  const order = world.store.orders.get(id)
  if (order) return order
  const tail = consequence === "" ? "" : ` ${consequence.replace("<id>", id)}`
  throw new Refusal(404, "NO_SUCH_ORDER", `Order ${id} cannot be found.${tail}`)
}

/** The capture of a call, or 404 NO_SUCH_CAPTURE; 403 when the order was never captured. */
export function findCaptureOf(order: Order, call: Call, consequence: string): Capture {
  const id = param(call, "capture_id")
  const capture = findCapture(order, id)
  if (capture) return capture
  const tail = consequence.replace("<id>", id)
  throw order.captures.length === 0
    ? new Refusal(403, "NOT_ALLOWED", `Order has no captures. ${tail}`)
    : new Refusal(404, "NO_SUCH_CAPTURE", `Capture could not be found. ${tail}`)
}

const invalidToken = (): Refusal => new Refusal(404, "NOT_FOUND", "Invalid authorization token")

/** A token within its 60 minutes. Documented: 404 "Invalid authorization token" for any other. */
export function findAuthorization(call: Call, world: World): Authorization {
  const token = param(call, "authorization_token")
  const authorization = world.store.authorizations.get(token)
  const isUsable =
    authorization && !authorization.releasedAt && call.now < authorizationExpiry(authorization)
  if (!isUsable) throw invalidToken()
  return authorization
}

export function sessionOf({ sessionId }: Authorization, world: World): Session {
  const session = world.store.sessions.get(sessionId)
  if (!session) throw invalidToken()
  return session
}
