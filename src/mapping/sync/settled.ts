import type { OrderFacts } from "./facts"
import { endOf, isOpen } from "./state"

/** Long after the last time at which a customer sends anything back. */
const QUIET_MS = 180 * 24 * 3_600_000

/**
 * Whether nothing is expected to happen to an order any more, at Klarna or in Medusa. Ask only where both sides agree:
 * reconciliation passes settled orders over, while a callback or a change still wakes them.
 */
export function isSettled({ klarna, now }: OrderFacts): boolean {
  if (isOpen(klarna)) return false
  if (endOf(klarna)) return klarna.status !== "AUTHORIZED"
  if (klarna.refunded_amount >= klarna.captured_amount) return true
  const times = (klarna.captures ?? []).map(({ captured_at }) => new Date(captured_at ?? now))
  return times.every((time) => now.getTime() - time.getTime() > QUIET_MS)
}
