import type { ManagedOrder } from "../../klarna/contract/managed-order"
import { decisionOf, statusOfOrder } from "../status/of-order"
import type { KlarnaStatus } from "../status/row"
import type { EndReason } from "./repair"

const ENDS: Partial<Record<KlarnaStatus, EndReason>> = {
  CANCELLED: "canceled",
  CLOSED: "closed",
  EXPIRED: "expired",
  REFUSED: "rejected",
}

/** Why an order came to nothing; undefined while something may come of it, or did. */
export function endOf(order: ManagedOrder): EndReason | undefined {
  return order.captured_amount > 0 ? undefined : ENDS[statusOfOrder(order).status]
}

const CAPTURABLE = new Set(["AUTHORIZED", "PART_CAPTURED"])

/** Whether more can be captured, or released. */
export function isOpen(order: ManagedOrder): boolean {
  return CAPTURABLE.has(order.status) && order.remaining_authorized_amount > 0
}

/** Klarna rejected it, or stopped it, at whatever moment. */
export function isRejected({ fraud_status }: ManagedOrder): boolean {
  return decisionOf(fraud_status) === "REFUSED"
}

/** Klarna still decides. */
export function isPending({ fraud_status }: ManagedOrder): boolean {
  return decisionOf(fraud_status) === "PENDING: risk"
}

/** All that was captured was refunded, and nothing more can be. */
export function isGivenBack(order: ManagedOrder): boolean {
  return (
    !isOpen(order) && order.captured_amount > 0 && order.refunded_amount >= order.captured_amount
  )
}
