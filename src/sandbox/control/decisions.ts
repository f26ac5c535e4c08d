import { tellDecided } from "../callbacks/events"
import { Refusal } from "../refusal"
import type { Decision, Order } from "../state/order"
import type { FraudStatus } from "../state/order-status"
import { fraudStatus, statusOf } from "../state/order-status"
import type { World } from "../world"

/** What Klarna can still decide once it has decided. */
const STILL_OPEN: Readonly<Record<FraudStatus, readonly Decision[]>> = {
  ACCEPTED: ["stop"],
  PENDING: ["accept", "reject", "stop"],
  REJECTED: [],
  STOPPED: [],
}
const OUTCOMES = { accept: "ACCEPTED", reject: "REJECTED", stop: "STOPPED" } as const
const OVER = ["CANCELLED", "CLOSED", "EXPIRED"]

/**
 * The order after Klarna decided about its risk; the merchant is told. A decision that stands already changes nothing.
 * @throws Refusal 409 when the order is over, or was decided otherwise
 */
export function decide(order: Order, decision: Decision, world: World): Order {
  const now = world.clock.now()
  const [status, fraud] = [statusOf(order, now), fraudStatus(order, now)]
  if (fraud === OUTCOMES[decision]) return order
  if (OVER.includes(status) || !STILL_OPEN[fraud].includes(decision)) {
    const facts = `Order ${order.id} is ${status} and ${fraud}`
    throw new Refusal(409, "NOT_ALLOWED", `${facts}: "${decision}" comes too late.`)
  }
  const decided = { ...order, decided: { at: now, decision } }
  world.store.orders.set(order.id, decided)
  tellDecided(order, decided, world)
  return decided
}
