import type { Data } from "../data"
import { numberAt } from "../data"
import type { Dice } from "../dice"
import { Refusal } from "../refusal"
import { triggersOf } from "../rules/triggers"
import type { Order } from "../state/order"
import { fraudStatus, remainingAmount, statusOf } from "../state/order-status"
import { newCapture } from "./placing"

const notAllowed = (message: string): Refusal => new Refusal(403, "CAPTURE_NOT_ALLOWED", message)

/** Why an order can't be captured in its present state. Documented: errors in order management, capture. */
function stateRefusal(order: Order, now: Date): Refusal | undefined {
  const status = statusOf(order, now)
  if (status === "EXPIRED") return notAllowed(`Order ${order.id} is expired. Capture not possible.`)
  if (status === "CANCELLED") {
    return notAllowed(`Order ${order.id} is cancelled. Capture not possible.`)
  }
  if (status === "CLOSED") return notAllowed("Capture not allowed.")
  return fraudStatus(order, now) === "PENDING" ? notAllowed("Capture not allowed.") : undefined
}

function amountRefusal(order: Order, amount: number, now: Date): Refusal | undefined {
  if (amount > remainingAmount(order, now)) {
    return notAllowed(
      "Captured amount is higher than the remaining authorized amount. Capture not possible.",
    )
  }
  return amount === 0 ? notAllowed("Capture not allowed.") : undefined
}

/** Why a capture of so many minor units is refused, or `undefined` when it is not. */
export function captureRefusal(order: Order, amount: number, now: Date): Refusal | undefined {
  const refusal = stateRefusal(order, now) ?? amountRefusal(order, amount, now)
  if (refusal) return refusal
  return triggersOf(order.purchase).captureFails
    ? new Refusal(403, "PAYMENT_METHOD_FAILED", "Purchase for payment method failed")
    : undefined
}

interface CaptureCommand {
  readonly body: Data
  readonly now: Date
  readonly dice: Dice
}

/** The order with one more capture. */
export function capture(order: Order, { body, dice, now }: CaptureCommand): Order {
  const amount = numberAt(body, "captured_amount")
  const refusal = captureRefusal(order, amount, now)
  if (refusal) throw refusal
  return { ...order, captures: [...order.captures, newCapture(order, { amount, body, now }, dice)] }
}
