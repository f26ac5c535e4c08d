import { isUnnamed } from "../merchant-references"
import type { OrderFacts } from "./facts"
import type { Repair } from "./repair"

/** As long as it may take until the new order's event has sent them. */
const EVENT_MS = 10 * 60_000

/**
 * An order that Klarna still knows by its payment collection: the references were to be sent when it was placed, and Klarna or
 * the process was away then.
 * @see klarna: merchant references of a cancelled order can't be changed
 */
export function compareReferences({ books: { order }, klarna, now }: OrderFacts): Repair[] {
  if (!order?.references || !isUnnamed(klarna.merchant_reference1)) return []
  const placedAt = new Date(klarna.created_at ?? order.references.createdAt)
  const since = Math.max(placedAt.getTime(), order.references.createdAt.getTime())
  if (now.getTime() - since < EVENT_MS || klarna.status === "CANCELLED") return []
  return [{ name: "send_references", references: order.references.sent }]
}
