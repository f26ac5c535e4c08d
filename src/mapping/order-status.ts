import type { ManagedOrder } from "../klarna/contract/managed-order"
import { decisionOf, statusOfOrder } from "./status/of-order"
import { toPaymentStatus } from "./status/to-medusa"

/** Statuses of Medusa's payment sessions that Klarna's orders can mean. */
export type MedusaStatus =
  "authorized" | "captured" | "canceled" | "pending_authorization" | "error"

/** Medusa's status of a Klarna order; undefined for one that Klarna added after this was written. */
export function toMedusaStatus(order: ManagedOrder): MedusaStatus | undefined {
  const status = toPaymentStatus(statusOfOrder(order), { current: undefined, ordered: true })
  return status === "pending" || status === "requires_more" ? undefined : status
}

/** Whether Klarna still decides on the order's risk; nothing may be captured meanwhile. */
export function isPendingDecision(order: Pick<ManagedOrder, "fraud_status">): boolean {
  return decisionOf(order.fraud_status) === "PENDING: risk"
}
