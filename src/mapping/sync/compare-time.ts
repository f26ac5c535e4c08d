import { toText } from "../text"
import type { BookedPayment, OrderFacts } from "./facts"
import type { Repair } from "./repair"
import { isOpen, isPending } from "./state"

/** More than any way to write a time. */
const MOST_CHARACTERS = 64
const DAY_MS = 24 * 3_600_000
/** @see klarna: at most 180 days after the order was placed */
const LIMIT_DAYS = 180

/** What differs about the time until which the authorization holds, and what is to be done about its end. */
export function compareTime(facts: OrderFacts, payment: BookedPayment): Repair[] {
  const { klarna } = facts
  const expiresAt = toText(klarna.expires_at, MOST_CHARACTERS) ?? null
  const mirrored: Repair[] =
    timeOf(expiresAt) === timeOf(payment.expiresAt)
      ? []
      : [{ expiresAt, name: "mirror_expiry", paymentId: payment.id }]
  if (!expiresAt || !isOpen(klarna) || isPending(klarna)) return mirrored
  return [...mirrored, ...beforeEnd(facts, expiresAt)]
}

function timeOf(text: string | null): number | null {
  const time = new Date(text ?? NaN).getTime()
  return Number.isNaN(time) ? null : time
}

function beforeEnd(facts: OrderFacts, expiresAt: string): Repair[] {
  const { expiryWarningDays, extendExpiring } = facts.settings
  const left = new Date(expiresAt).getTime() - facts.now.getTime()
  if (extendExpiring && left <= Math.max(1, expiryWarningDays) * DAY_MS && mayExtend(facts)) {
    return [{ expiresAt, name: "extend_authorization" }]
  }
  return left <= expiryWarningDays * DAY_MS ? [{ expiresAt, name: "warn_expiring" }] : []
}

/** Not where Klarna refused it or it didn't help, and not beyond what Klarna allows. */
function mayExtend({ klarna, now, operations }: OrderFacts): boolean {
  const wasTried = operations.some(
    ({ kind, reference, state }) =>
      kind === "extend" && state !== "unknown" && reference === klarna.expires_at,
  )
  const placed = timeOf(klarna.created_at ?? null)
  const isYoung = placed === null || now.getTime() - placed < LIMIT_DAYS * DAY_MS
  return !wasTried && isYoung
}
