import { ManagedOrderLine } from "../../../klarna/contract/order-line"
import type { ManagedOrder } from "../../../klarna/contract/managed-order"
import { toCaptureLines } from "../../../mapping/parts/capture-lines"
import { type Books, fromAnsweredLines, type Taken } from "../../../mapping/parts/line"
import { refundableOf, toRefundLines } from "../../../mapping/parts/refund-lines"
import { sumOf } from "../../../mapping/parts/settle"

/**
 * Lines of a capture of so much, in minor units: the order's for all of it, what is left of them for the rest, one that
 * says that it is a part of the amount for less. Undefined where they can't add up: then the amount says all.
 */
export function captureLinesOf(
  order: ManagedOrder,
  amount: number,
): ManagedOrderLine[] | undefined {
  const books = booksOf(order)
  return books && closing(toCaptureLines(books, { amount }), amount)
}

/** Lines of a refund of so much, in minor units, the same way; of what captures took of the order's lines. */
export function refundLinesOf(order: ManagedOrder, amount: number): ManagedOrderLine[] | undefined {
  const ordered = booksOf(order)
  if (!ordered) return undefined
  const refunds = (order.refunds ?? []).map((refund) => taken(refund.refunded_amount, refund))
  const books = refundableOf(ordered, refunds)
  return isWhole(books) ? closing(toRefundLines(books, { amount }), amount) : undefined
}

/** The order's books; undefined where Klarna doesn't have its lines, after an update without them, say. */
function booksOf(order: ManagedOrder): Books | undefined {
  const captures = order.captures ?? []
  const books = {
    amount: order.order_amount,
    lines: fromAnsweredLines(order.order_lines),
    taken: captures.map((capture) => taken(capture.captured_amount, capture)),
  }
  return isWhole(books) ? books : undefined
}

function isWhole({ amount, lines }: Books): boolean {
  return sumOf(lines) === amount
}

function taken(amount: number, { order_lines }: Pick<ManagedOrder, "order_lines">): Taken {
  return { amount, lines: fromAnsweredLines(order_lines) }
}

/** @see klarna: Order Management, at most 1000 lines, and the limits of their fields */
const Sendable = ManagedOrderLine.array().min(1).max(1000)

/** The lines, if they are exactly the amount and Klarna takes every one of them. */
export function closing(
  lines: readonly ManagedOrderLine[],
  amount: number,
): ManagedOrderLine[] | undefined {
  const sum = lines.reduce((total, line) => total + line.total_amount, 0)
  return sum === amount ? Sendable.safeParse(lines).data : undefined
}
