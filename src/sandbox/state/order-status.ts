import type { OrderStatus } from "../../klarna/contract/managed-order"
import { after, expiryOf, MINUTE, REJECTION_GRACE } from "../rules/days"
import type { Capture, Decision, Order } from "./order"

/** As place order and order management say it. */
export type FraudStatus = "ACCEPTED" | "PENDING" | "REJECTED" | "STOPPED"

export const capturedAmount = (order: Order): number =>
  order.captures.reduce((sum, capture) => sum + capture.amount, 0)

export const refundedAmount = (order: Order): number =>
  order.refunds.reduce((sum, refund) => sum + refund.amount, 0)

export const expiresAt = (order: Order): Date => expiryOf(order.placedAt, order.extendedAt)

const AFTER_DECISION: Readonly<Record<Decision, FraudStatus>> = {
  accept: "ACCEPTED",
  reject: "REJECTED",
  stop: "STOPPED",
}

interface Verdict {
  readonly at: Date
  readonly decision: Decision
}

/** When the review of an order comes to an end. */
export const reviewedAt = ({ placedAt, review }: Order): Date | undefined =>
  review && after(placedAt, review.minutes * MINUTE)

/** The decision that counts now: the one made by hand, else the one its review came to, else none yet. */
function verdictOf(order: Order, now: Date): Verdict | undefined {
  if (order.decided) return order.decided
  if (!order.review) return { at: order.placedAt, decision: "accept" }
  const at = reviewedAt(order)
  return at && at <= now ? { at, decision: order.review.outcome } : undefined
}

export function fraudStatus(order: Order, now: Date): FraudStatus {
  const verdict = verdictOf(order, now)
  return verdict === undefined ? "PENDING" : AFTER_DECISION[verdict.decision]
}

/** Klarna cancels a rejected order that was not captured within its hours of grace. */
function isRejectedForGood(order: Order, now: Date): boolean {
  const verdict = verdictOf(order, now)
  if (verdict === undefined || verdict.decision === "accept") return false
  return after(verdict.at, REJECTION_GRACE) <= now
}

export function statusOf(order: Order, now: Date): OrderStatus {
  const captured = capturedAmount(order)
  if (order.closedAt) return "CLOSED"
  if (order.cancelledAt) return "CANCELLED"
  if (captured > 0 && (captured >= order.amount || order.releasedAt)) return "CAPTURED"
  if (captured === 0 && isRejectedForGood(order, now)) return "CANCELLED"
  if (expiresAt(order) <= now) return "EXPIRED"
  return captured > 0 ? "PART_CAPTURED" : "AUTHORIZED"
}

/** What may still be captured, in minor units. */
export function remainingAmount(order: Order, now: Date): number {
  const status = statusOf(order, now)
  return status === "AUTHORIZED" || status === "PART_CAPTURED"
    ? order.amount - capturedAmount(order)
    : 0
}

export const findCapture = (order: Order, id: string): Capture | undefined =>
  order.captures.find((capture) => capture.id === id)

/** Refunded minor units per capture id, oldest capture first. */
export function refundedPerCapture(order: Order): ReadonlyMap<string, number> {
  let left = refundedAmount(order)
  return new Map(
    order.captures.map(({ amount, id }) => {
      const share = Math.min(amount, left)
      left -= share
      return [id, share]
    }),
  )
}
