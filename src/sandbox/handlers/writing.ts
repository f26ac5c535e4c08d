import type { Answer } from "../http/answers"
import { done } from "../http/answers"
import type { Order } from "../state/order"
import type { World } from "../world"

/** Keeps a changed order and answers 204. */
export function saved(order: Order, world: World): Answer {
  world.store.orders.set(order.id, order)
  return done(world.dice.uuid())
}

interface Repeatable {
  readonly order: Order
  /** What makes two calls the same one. */
  readonly key: string
  readonly effect: (order: Order) => Order
}

/**
 * A write that has its effect once: the same call again answers 204 with the same Transaction-Id, also without an
 * idempotency key (recorded for cancel, acknowledge, extend and shipping info).
 */
export function savedOnce({ effect, key, order }: Repeatable, world: World): Answer {
  const known = order.transactions[key]
  if (known !== undefined) return done(known)
  const transactionId = world.dice.uuid()
  const changed = effect(order)
  world.store.orders.set(order.id, {
    ...changed,
    transactions: { ...changed.transactions, [key]: transactionId },
  })
  return done(transactionId)
}
