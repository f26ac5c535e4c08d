import type { KlarnaEntry } from "./compare-books"

const LIVE = ["pending", "completed", "archived", "requires_action"]

/**
 * Medusa's payment statuses that tell the same as Klarna's order. By amounts, because Klarna has no status for refunds.
 * Medusa counts a part as a half: a part refunded of a part captured reads "refunded".
 */
export function expectedPaymentStatuses(klarna: KlarnaEntry): string[] {
  const { status, fraudStatus, amount, captured, refunded } = klarna
  if (status === "CANCELLED" || (status === "EXPIRED" && captured === 0)) return ["canceled"]
  if (refunded > 0 && refunded === captured) return ["refunded"]
  if (refunded > 0)
    return captured < amount ? ["refunded", "partially_refunded"] : ["partially_refunded"]
  if (captured > 0) return captured < amount ? ["partially_captured"] : ["captured"]
  return fraudStatus === "PENDING" ? ["awaiting"] : ["authorized"]
}

/** Medusa's order statuses that go with Klarna's order: what can't be paid any more is canceled, what was refunded may be. */
export function expectedOrderStatuses({ status, captured, refunded }: KlarnaEntry): string[] {
  if (captured === 0 && ["CANCELLED", "EXPIRED", "CLOSED"].includes(status)) return ["canceled"]
  if (captured > 0 && refunded === captured) return [...LIVE, "canceled"]
  return LIVE
}
