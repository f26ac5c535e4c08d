import type { Data } from "../data"
import { listAt, numberAt, sumOf, textAt } from "../data"
import type { Dice } from "../dice"
import { Refusal } from "../refusal"
import type { Order } from "../state/order"
import { capturedAmount, refundedAmount } from "../state/order-status"

const RETURN_FEE_COUNTRIES = "AT DE DK FI FR NL NO SE IT ES IE PT CZ AU GR".split(" ")

const notAllowed = (message: string): Refusal => new Refusal(403, "REFUND_NOT_ALLOWED", message)

/** A return fee needs one full capture, a country that has it, and lines that add up. Documented: return fee. */
function returnFeeFits(order: Order, body: Data): boolean {
  const lines = listAt(body, "order_lines")
  if (!lines.some((line) => textAt(line, "type") === "return_fee")) return true
  const country = textAt(order.purchase, "purchase_country").toUpperCase()
  return (
    order.captures.length === 1 &&
    capturedAmount(order) === order.amount &&
    RETURN_FEE_COUNTRIES.includes(country) &&
    sumOf(lines, "total_amount") === numberAt(body, "refunded_amount")
  )
}

/** Why a refund is refused, or `undefined` when it is not. Documented: errors in order management, refund. */
export function refundRefusal(order: Order, body: Data): Refusal | undefined {
  const amount = numberAt(body, "refunded_amount")
  if (order.captures.length === 0) {
    return notAllowed("Order has no captures. Refund not possible")
  }
  if (amount > capturedAmount(order) - refundedAmount(order)) {
    return notAllowed("Over refund is not allowed. Refund not possible.")
  }
  return amount > 0 && returnFeeFits(order, body) ? undefined : notAllowed("Refund not allowed.")
}

interface RefundCommand {
  readonly body: Data
  readonly now: Date
  readonly dice: Dice
}

/** The order with one more refund. */
export function refund(order: Order, { body, dice, now }: RefundCommand): Order {
  const refusal = refundRefusal(order, body)
  if (refusal) throw refusal
  const made = {
    amount: numberAt(body, "refunded_amount"),
    description: textAt(body, "description"),
    id: dice.uuid(),
    lines: listAt(body, "order_lines"),
    reference: textAt(body, "reference"),
    refundedAt: now,
  }
  return { ...order, refunds: [...order.refunds, made] }
}
