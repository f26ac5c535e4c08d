import type { BookedPayment, OrderFacts } from "./facts"
import { differs, type Repair } from "./repair"
import { isOpen, isPending } from "./state"

/**
 * Core made a new collection for what a changed order costs: the authorization moves there. Where Klarna refused that, it
 * stays as it is, and the new collection keeps the difference, to be paid in another way.
 */
export function carryOver(facts: OrderFacts, payment: BookedPayment): Repair[] {
  const { books, klarna } = facts
  const heir = books.order?.heir
  if (!heir || !isSuperseded(facts, payment)) return []
  if (payment.isFullyCaptured || isPending(klarna)) return []
  const { amount, id: heirId } = heir
  const moved = { heirId, paymentId: payment.id }
  const ordered = klarna.order_amount
  const target = capturedBefore(facts, payment) + amount
  if (!isOpen(klarna))
    return payment.isCanceled ? afterEnd(facts, { ...moved, amount, target }) : []
  const isKept = wasRefused(facts, ordered + amount) && !payment.isCanceled
  if (isKept) return []
  if (target < klarna.captured_amount) return [tooLow(target, klarna.captured_amount)]
  if (target !== ordered && wasRefused(facts, target)) {
    if (target < ordered) return [differs("Klarna refused the changed order's new amount")]
    return [{ ...moved, amount: target - ordered, name: "keep_difference" }]
  }
  return [{ ...moved, name: "carry_over", target }]
}

/**
 * Core cancels the payment, or its collection, when it makes a new collection for a changed order. Where Klarna refused to
 * authorize more, the payment was restored and that collection kept, and core changes its amount with the order. Any other
 * collection that isn't paid is one that a merchant added, and has no part in the authorization.
 */
function isSuperseded({ books, operations }: OrderFacts, { isCanceled }: BookedPayment): boolean {
  const wasKept = operations.some(({ kind, state }) => kind === "update" && state === "refused")
  return isCanceled || books.collection.status === "canceled" || wasKept
}

/**
 * What core had taken off for this payment when it made the new collection: what its transactions said. A capture that
 * Medusa hears of later isn't in it.
 */
function capturedBefore({ books }: OrderFacts, { captures }: BookedPayment): number {
  const ours = new Set(captures.map(({ id }) => id))
  return (books.order?.transactions ?? [])
    .filter(({ reference, referenceId }) => reference === "capture" && ours.has(referenceId ?? ""))
    .reduce((sum, { amount }) => sum + amount, 0)
}

interface Ended {
  readonly heirId: string
  readonly paymentId: string
  readonly amount: number
  readonly target: number
}

/** Klarna's order takes no new amount any more: what it captured, heard of or not, isn't to be paid once more. */
function afterEnd({ klarna }: OrderFacts, { amount, target, ...moved }: Ended): Repair[] {
  const rest = target - klarna.captured_amount
  if (rest === amount) return []
  if (rest > 0) return [{ ...moved, amount: rest, name: "keep_difference" }]
  const restored: Repair = { name: "restore_payment", paymentId: moved.paymentId }
  return [tooLow(target, klarna.captured_amount), restored]
}

function tooLow(target: number, captured: number): Repair {
  const amounts = `the changed order costs ${String(target)}, and ${String(captured)} is captured at Klarna`
  return differs(`${amounts}, in minor units`)
}

function wasRefused({ operations }: OrderFacts, amount: number): boolean {
  return operations.some(
    (operation) =>
      operation.kind === "update" && operation.state === "refused" && operation.amount === amount,
  )
}
