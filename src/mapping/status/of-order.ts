import {
  ORDER_STATUSES,
  type ManagedOrder,
  type OrderStatus,
} from "../../klarna/contract/managed-order"
import type { PlacedOrder } from "../../klarna/contract/order"
import { type Finding, finding } from "./finding"
import type { KlarnaStatus } from "./row"

/** The fields of an order that its status follows from. Amounts in minor units. */
export type OrderFacts = Pick<
  ManagedOrder,
  "captured_amount" | "fraud_status" | "refunded_amount" | "remaining_authorized_amount" | "status"
>

/** Klarna's risk decision. It counts until something is captured; a value not listed is nothing to ship on. */
const DECISIONS: Readonly<Record<string, KlarnaStatus>> = {
  ACCEPTED: "ACCEPTED",
  PENDING: "PENDING: risk",
  REJECTED: "REFUSED",
  STOPPED: "REFUSED",
}

/** The status of an order as Order Management has it. */
export function statusOfOrder(order: OrderFacts): Finding {
  const { status, raw } = read(order)
  return finding(status, { captured: order.captured_amount, raw })
}

/** The status of an order that was just placed, or charged with a customer token: the risk decision is all it says. */
export function statusOfPlacedOrder({ fraud_status }: Pick<PlacedOrder, "fraud_status">): Finding {
  return finding(decisionOf(fraud_status) ?? "UNKNOWN", { raw: fraud_status ?? null })
}

/** The risk decision, whatever its spelling; undefined for none and for one that is not listed. */
export function decisionOf(fraudStatus: string | null | undefined): KlarnaStatus | undefined {
  return DECISIONS[fraudStatus?.toUpperCase() ?? ""]
}

function read(order: OrderFacts): Pick<Finding, "status" | "raw"> {
  const raw = order.status
  const status = ORDER_STATUSES.find((known) => known === raw.toUpperCase())
  switch (status) {
    case undefined:
      return { raw, status: "UNKNOWN" }
    case "AUTHORIZED":
      return authorized(order)
    case "CANCELLED":
      return { raw, status: decisionOf(order.fraud_status) === "REFUSED" ? "REFUSED" : status }
    case "CAPTURED":
    case "PART_CAPTURED":
      return { raw, status: refunded(order, status) }
    case "EXPIRED":
    case "CLOSED":
      return { raw, status }
  }
}

function authorized({ fraud_status, status }: OrderFacts): Pick<Finding, "status" | "raw"> {
  if (!fraud_status) return { raw: status, status: "AUTHORIZED" }
  const decision = decisionOf(fraud_status)
  if (!decision) return { raw: fraud_status, status: "UNKNOWN" }
  return decision === "ACCEPTED"
    ? { raw: status, status: "AUTHORIZED" }
    : { raw: fraud_status, status: decision }
}

/** While something can still be captured, the order counts as open, whatever was refunded. */
function refunded(order: OrderFacts, status: OrderStatus): KlarnaStatus {
  const open = status === "PART_CAPTURED" && order.remaining_authorized_amount > 0
  if (open || order.refunded_amount <= 0) return status
  return order.refunded_amount < order.captured_amount ? "PART_REFUNDED" : "REFUNDED"
}
