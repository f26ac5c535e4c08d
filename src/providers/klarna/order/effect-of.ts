import type { ManagedOrder } from "../../../klarna/contract/managed-order"
import type { KlarnaOperationRow } from "../../../modules/klarna/service"

export type Effect =
  | { readonly is: "done"; readonly klarnaId: string | null }
  | { readonly is: "not done" }
  | { readonly is: "unclear" }

/**
 * Whether an operation shows in Klarna's order: by its reference, which captures carry, or by what the amounts were
 * before. Refunds read back have no reference.
 */
export function effectOf(order: ManagedOrder, operation: KlarnaOperationRow): Effect {
  if (operation.kind === "capture") {
    const found = order.captures?.find(({ reference }) => reference === operation.reference)
    if (found) return { is: "done", klarnaId: found.capture_id }
    return byAmount(order.captured_amount, operation.captured_before, operation.amount)
  }
  const found = order.refunds?.find(
    ({ reference }) => reference && reference === operation.reference,
  )
  if (found) return { is: "done", klarnaId: found.refund_id }
  return byAmount(order.refunded_amount, operation.refunded_before, operation.amount)
}

function byAmount(now: number, before: number | null, amount: number | null): Effect {
  if (before === null || amount === null) return { is: "unclear" }
  if (now === before) return { is: "not done" }
  return now === before + amount ? { is: "done", klarnaId: null } : { is: "unclear" }
}
