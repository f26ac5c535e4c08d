import type { Authorization } from "../state/authorization"
import type { Decision, Order } from "../state/order"
import { fraudStatus, reviewedAt } from "../state/order-status"
import { merchantUrl } from "../rules/merchant-urls"
import type { World } from "../world"

/** Documented: pending orders; STOPPED by older documents and integrations. */
const EVENT_TYPES: Readonly<Record<Decision, string>> = {
  accept: "FRAUD_RISK_ACCEPTED",
  reject: "FRAUD_RISK_REJECTED",
  stop: "FRAUD_RISK_STOPPED",
}

const idsOf = ({ id, sessionId = "" }: Order) => ({ orderId: id, sessionId })

/** The server's copy of the token that the shopper's page gets. Documented: authorization callback. */
export function tellAuthorized({ purchase, sessionId, token }: Authorization, world: World): void {
  const url = merchantUrl(purchase, "authorization")
  if (url === "") return
  const body = { authorization_token: token, session_id: sessionId }
  world.callbacks.send({ about: sessionId, body, kind: "authorization", url })
}

function tellDecision(order: Order, decision: Decision, world: World): void {
  const url = merchantUrl(order.purchase, "notification", idsOf(order))
  if (url === "") return
  const body = { order_id: order.id, event_type: EVENT_TYPES[decision] }
  world.callbacks.send({ about: order.id, body, kind: "notification", url })
}

/** Tells what a review came to, unless somebody decided before. */
function tellReviewed(orderId: string, world: World): void {
  const order = world.store.orders.get(orderId)
  if (order?.review && !order.decided) tellDecision(order, order.review.outcome, world)
}

/** An order was placed, however: tells so, and later what becomes of it when it is PENDING. */
export function tellPlaced(order: Order, world: World): void {
  const url = merchantUrl(order.purchase, "push", idsOf(order))
  if (url !== "") world.callbacks.send({ about: order.id, kind: "push", url })
  const at = reviewedAt(order)
  if (at && fraudStatus(order, order.placedAt) === "PENDING") {
    world.callbacks.later(at, () => tellReviewed(order.id, world))
  }
}

/** Somebody decided about an order; a decision that changes nothing is not told. */
export function tellDecided(before: Order, after: Order, world: World): void {
  const now = world.clock.now()
  const isNew = fraudStatus(before, now) !== fraudStatus(after, now)
  if (after.decided && isNew) tellDecision(after, after.decided.decision, world)
}
