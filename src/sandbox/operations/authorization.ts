import type { Data } from "../data"
import { listAt, numberAt, sumOf, textAt } from "../data"
import { Refusal } from "../refusal"
import { canIncrease } from "../rules/methods"
import { triggersOf } from "../rules/triggers"
import type { Order } from "../state/order"
import { capturedAmount, fraudStatus, statusOf } from "../state/order-status"

const notAllowed = (message: string): Refusal => new Refusal(403, "NOT_ALLOWED", message)

const isOpen = (order: Order, now: Date): boolean =>
  ["AUTHORIZED", "PART_CAPTURED"].includes(statusOf(order, now))

/** Cancels what was never captured; a cancelled order stays cancelled (recorded). */
export function cancel(order: Order, now: Date): Order {
  const refuse = (message: string) => new Refusal(403, "CANCEL_NOT_ALLOWED", message)
  const status = statusOf(order, now)
  if (order.captures.length > 0) throw refuse("Order has previous captures. Cancel not possible.")
  if (status === "CLOSED") throw refuse("Order is closed. Cancel not possible.")
  if (status === "EXPIRED") throw refuse(`Order ${order.id} is expired. Cancel not possible.`)
  return status === "CANCELLED" ? order : { ...order, cancelledAt: now }
}

const RELEASE = "Remaining authorization cannot be released."

/** Gives up what was not captured. Documented: release an order's authorization. */
export function release(order: Order, now: Date): Order {
  const status = statusOf(order, now)
  if (status === "CAPTURED") throw notAllowed(`Order is fully captured. ${RELEASE}`)
  if (order.captures.length === 0) throw notAllowed(`Order has no captures. ${RELEASE}`)
  if (status !== "PART_CAPTURED") throw notAllowed(`Order ${order.id} is expired. ${RELEASE}`)
  return { ...order, releasedAt: now }
}

/** Starts the time to capture anew, from today. Documented: extend an order's authorization. */
export function extend(order: Order, now: Date): Order {
  const status = statusOf(order, now)
  if (!isOpen(order, now)) {
    throw notAllowed(
      `Order ${order.id} is ${status.toLowerCase()}. Authorization time cannot be extended.`,
    )
  }
  return { ...order, extendedAt: [...order.extendedAt, now] }
}

function increaseFits(order: Order, amount: number): boolean {
  if (amount <= order.amount) return true
  const country = textAt(order.purchase, "purchase_country")
  return canIncrease(order.method, country) && !triggersOf(order.purchase).increaseDenied
}

function checkUpdate(order: Order, body: Data, now: Date): void {
  const amount = numberAt(body, "order_amount")
  const captured = capturedAmount(order)
  const lines = listAt(body, "order_lines")
  if (!isOpen(order, now) || fraudStatus(order, now) !== "ACCEPTED") {
    throw notAllowed("Update not allowed.")
  }
  if (amount < captured) {
    throw notAllowed(
      `Resulting authorization amount ${amount} cannot be less than the captured amount ${captured} for order. Order authorization cannot be updated`,
    )
  }
  if (lines.length > 0 && sumOf(lines, "total_amount") !== amount) {
    throw new Refusal(422, "UNPROCESSABLE_ENTITY", "'order_lines' must add up to 'order_amount'")
  }
  if (!increaseFits(order, amount)) throw notAllowed("Update not allowed.")
}

/** A new amount and new lines; lines that are left out are deleted. Documented: update an order's amount. */
export function updateAuthorization(order: Order, body: Data, now: Date): Order {
  checkUpdate(order, body, now)
  return { ...order, amount: numberAt(body, "order_amount"), lines: listAt(body, "order_lines") }
}
