import type { OrderOverview } from "../../../../src/sandbox/control/overview"
import { broken } from "./books"

const OPEN = ["AUTHORIZED", "PART_CAPTURED"]

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0)

/** Laws of an order's sums, at any moment. */
export function brokenOrderLaws(order: OrderOverview): string[] {
  const { captured_amount: captured, captures, order_amount: amount, status } = order
  const { refunded_amount: refunded, refunds, remaining_authorized_amount: remaining } = order
  return broken({
    "captured is the sum of captures": captured === sum(captures.map((c) => c.captured_amount)),
    "captured up to the authorized amount": captured <= amount,
    "captures are above zero": captures.every((one) => one.captured_amount > 0),
    "captures carry all refunds": refunded === sum(captures.map((c) => c.refunded_amount)),
    "no capture refunded beyond itself": captures.every(
      (one) => one.refunded_amount <= one.captured_amount,
    ),
    "refunded is the sum of refunds": refunded === sum(refunds.map((one) => one.refunded_amount)),
    "refunded up to captured": refunded <= captured,
    "remaining while open, nothing later":
      remaining === (OPEN.includes(status) ? amount - captured : 0),
    "untouched while AUTHORIZED": status !== "AUTHORIZED" || captured === 0,
  }).map((law) => `${order.order_id} ${status}: ${law}`)
}

/** Where an order can go from each status; nowhere else, and never back. */
const WAYS: Readonly<Record<OrderOverview["status"], readonly OrderOverview["status"][]>> = {
  AUTHORIZED: ["PART_CAPTURED", "CAPTURED", "CANCELLED", "EXPIRED", "CLOSED"],
  PART_CAPTURED: ["CAPTURED", "EXPIRED", "CLOSED"],
  CAPTURED: ["CLOSED"],
  CANCELLED: ["CLOSED"],
  EXPIRED: ["CLOSED"],
  CLOSED: [],
}

const ENDED = ["CANCELLED", "CLOSED", "EXPIRED"]

export interface OrderChange {
  readonly was: OrderOverview
  readonly is: OrderOverview
  readonly by: "merchant" | "world" | "time"
}

/** Laws of what a step may make of an order. */
export function brokenChangeLaws({ by, is, was }: OrderChange): string[] {
  const sameMoney =
    is.captured_amount === was.captured_amount && is.order_amount === was.order_amount
  const sameRefunds = is.refunded_amount === was.refunded_amount
  return broken({
    "captures and refunds are not taken back":
      is.captured_amount >= was.captured_amount && is.refunded_amount >= was.refunded_amount,
    "is what it was placed as": is.original_order_amount === was.original_order_amount,
    "moves no money after its end": !ENDED.includes(was.status) || sameMoney,
    "never comes back": is.status === was.status || WAYS[was.status].includes(is.status),
    "takes nothing while risk decides":
      by !== "merchant" || was.fraud_status !== "PENDING" || sameMoney,
    "takes nothing by time alone": by !== "time" || (sameMoney && sameRefunds),
  }).map((law) => `${is.order_id} ${was.status} -> ${is.status}: ${law}`)
}
