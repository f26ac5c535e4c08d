import type { KlarnaEntry } from "./compare-books"

const LIVE = ["pending", "completed", "archived", "requires_action"]

const OVER = ["CAPTURED", "CLOSED", "EXPIRED"]
const ENDED = ["CANCELLED", "CLOSED", "EXPIRED"]
/** Klarna cancels what it rejected some hours later; nothing can be captured from then on. */
const REFUSED = ["REJECTED", "STOPPED"]

/** Whether nothing was captured and nothing can be: nobody owes anything. */
export function isOver({ captured, fraudStatus, status }: KlarnaEntry): boolean {
  return captured === 0 && (ENDED.includes(status) || REFUSED.includes(fraudStatus))
}

/** What an order still stands for, in minor units: once nothing more can be captured, what was captured. */
export function worthOf({ amount, captured, status }: KlarnaEntry): number {
  return captured > 0 && OVER.includes(status) ? captured : amount
}

/**
 * Medusa's payment statuses that tell the same as Klarna's order. By amounts, because Klarna has no status for refunds.
 * Medusa counts a part as a half: a part refunded of a part captured reads "refunded". What lacks up to one minor unit of
 * an amount that may have more digits, it may count as all.
 */
export function expectedPaymentStatuses(klarna: KlarnaEntry): string[] {
  const { fraudStatus, captured, refunded } = klarna
  const worth = worthOf(klarna)
  if (isOver(klarna)) return ["canceled"]
  if (refunded > 0 && refunded === captured) return ["refunded"]
  if (refunded > 0)
    return captured < worth || worth - refunded === 1
      ? ["refunded", "partially_refunded"]
      : ["partially_refunded"]
  if (captured > 0 && worth - captured === 1) return ["captured", "partially_captured"]
  if (captured > 0) return captured < worth ? ["partially_captured"] : ["captured"]
  return fraudStatus === "PENDING" ? ["awaiting"] : ["authorized"]
}

/** Medusa's order statuses that go with Klarna's order: what can't be paid any more is canceled, what was refunded may be. */
export function expectedOrderStatuses(klarna: KlarnaEntry): string[] {
  const { captured, refunded } = klarna
  if (isOver(klarna)) return ["canceled"]
  if (captured > 0 && refunded === captured) return [...LIVE, "canceled"]
  return LIVE
}
