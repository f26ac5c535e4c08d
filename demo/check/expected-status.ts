import type { KlarnaEntry } from "./compare-books"

const LIVE = ["pending", "completed", "archived", "requires_action"]

const OVER = ["CAPTURED", "CLOSED", "EXPIRED"]

/** What an order still stands for, in minor units: once nothing more can be captured, what was captured. */
export function worthOf({ amount, captured, status }: KlarnaEntry): number {
  return captured > 0 && OVER.includes(status) ? captured : amount
}

/**
 * Medusa's payment statuses that tell the same as Klarna's order. By amounts, because Klarna has no status for refunds.
 * Medusa counts a part as a half: a part refunded of a part captured reads "refunded".
 */
export function expectedPaymentStatuses(klarna: KlarnaEntry): string[] {
  const { status, fraudStatus, captured, refunded } = klarna
  const worth = worthOf(klarna)
  if (captured === 0 && ["CANCELLED", "CLOSED", "EXPIRED"].includes(status)) return ["canceled"]
  if (refunded > 0 && refunded === captured) return ["refunded"]
  if (refunded > 0)
    return captured < worth ? ["refunded", "partially_refunded"] : ["partially_refunded"]
  if (captured > 0) return captured < worth ? ["partially_captured"] : ["captured"]
  return fraudStatus === "PENDING" ? ["awaiting"] : ["authorized"]
}

/** Medusa's order statuses that go with Klarna's order: what can't be paid any more is canceled, what was refunded may be. */
export function expectedOrderStatuses({ status, captured, refunded }: KlarnaEntry): string[] {
  if (captured === 0 && ["CANCELLED", "EXPIRED", "CLOSED"].includes(status)) return ["canceled"]
  if (captured > 0 && refunded === captured) return [...LIVE, "canceled"]
  return LIVE
}
