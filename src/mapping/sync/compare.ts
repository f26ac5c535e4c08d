import { statusOfOrder } from "../status/of-order"
import { compareCanceled } from "./compare-canceled"
import { compareMoney } from "./compare-money"
import { compareTime } from "./compare-time"
import type { BookedPayment, OrderFacts } from "./facts"
import { isOnlyTold, type Repair } from "./repair"
import { endOf, isOpen, isPending, isRejected } from "./state"

/**
 * What has to be repaired so that Klarna's order and Medusa's books say the same, in the order in which it is to be done.
 * Klarna's state is the truth about money; Medusa's is the truth about whether the order still stands. Pure: the same facts
 * give the same repairs, and none when both sides agree.
 */
export function compare(facts: OrderFacts): Repair[] {
  const { books, klarna } = facts
  const { raw, status } = statusOfOrder(klarna)
  if (status === "UNKNOWN") {
    return [
      differs(`Klarna's order has the status ${String(raw)}, which this version doesn't know`),
    ]
  }
  if (!books.order) return withoutOrder(facts)
  if (books.order.isCanceled) return compareCanceled(facts)
  const { payments } = books
  if (payments.length === 0) return beforePayment(facts, books.order.id)
  const live = payments.filter(({ isCanceled }) => !isCanceled)
  const [payment] = live
  if (live.length > 1)
    return [differs(`${String(live.length)} payments stand for one Klarna order`)]
  return payment ? withPayment(facts, payment) : withCanceledPayments(facts, payments)
}

/** Repairs that a person doesn't have to do. */
export function repairable(repairs: readonly Repair[]): Repair[] {
  return repairs.filter((repair) => !isOnlyTold(repair))
}

export function differs(difference: string): Repair {
  return { difference, name: "tell_difference" }
}

const UNUSABLE = new Set(["canceled", "error"])

/** Klarna has an order that Medusa has none for. */
function withoutOrder({ books: { cart, sessions }, klarna }: OrderFacts): Repair[] {
  if (endOf(klarna)) return []
  const isUsable = sessions.some(({ status }) => !UNUSABLE.has(status))
  if (cart && !cart.isCompleted && isUsable) return [{ cartId: cart.id, name: "complete_cart" }]
  const reason = cart ? "its cart can't be completed any more" : "its cart is gone"
  return orphan(klarna.captured_amount, `Medusa has no order for it, and ${reason}`)
}

/** What was captured can't be cancelled: a person has to refund it. */
function orphan(captured: number, reason: string): Repair[] {
  return captured === 0 ? [{ name: "cancel_orphan", reason }] : [differs(reason)]
}

/** Medusa has the order, and no payment yet. */
function beforePayment(facts: OrderFacts, orderId: string): Repair[] {
  const { books, klarna } = facts
  const pending = books.sessions.filter(({ status }) => status === "pending_authorization")
  const end = endOf(klarna)
  if (books.order?.hasOtherLivePayment) {
    return end ? [] : orphan(klarna.captured_amount, "its order was paid in another way")
  }
  if (end) return [unpaid(facts, { end, orderId, pending: pending.map(({ id }) => id) })]
  const [waiting] = pending
  if (waiting) {
    return isPending(klarna) ? [] : [{ name: "authorize_pending", orderId, sessionId: waiting.id }]
  }
  const session = books.sessions.find(({ status }) => !UNUSABLE.has(status))
  if (session) return [{ name: "authorize_order", orderId, sessionId: session.id }]
  return orphan(klarna.captured_amount, "its order can't be authorized any more")
}

interface Unpaid {
  readonly end: NonNullable<ReturnType<typeof endOf>>
  readonly orderId: string
  readonly pending: readonly string[]
}

function unpaid({ klarna }: OrderFacts, { end, orderId, pending }: Unpaid): Repair {
  if (end !== "rejected") return { name: "cancel_unpaid_order", orderId, reason: end }
  const fraudStatus = klarna.fraud_status ?? "REJECTED"
  return { fraudStatus, name: "reject_order", orderId, sessionIds: pending }
}

/** All of Medusa's payments for it are cancelled, and its order stands. */
function withCanceledPayments(facts: OrderFacts, payments: readonly BookedPayment[]): Repair[] {
  const { books, klarna } = facts
  const end = endOf(klarna)
  const { order } = books
  const payment = payments.at(-1)
  if (!order || !payment) return []
  if (order.hasOtherLivePayment) {
    if (end) return []
    if (klarna.captured_amount === 0) return orphan(0, "its order was paid in another way")
    return isOpen(klarna) ? [{ name: "release_rest" }] : compareMoney(facts, payment)
  }
  if (end) return [unpaid(facts, { end, orderId: order.id, pending: [] })]
  const carried = carryOver(facts, payment)
  return carried ? [carried] : [{ name: "restore_payment", paymentId: payment.id }]
}

function withPayment(facts: OrderFacts, payment: BookedPayment): Repair[] {
  const { klarna } = facts
  const end = endOf(klarna)
  if (end) return [{ name: "cancel_payment", paymentId: payment.id, reason: end }]
  const money = compareMoney(facts, payment)
  const carried = carryOver(facts, payment)
  return [
    ...money,
    ...(carried ? [carried] : compareAmount(facts, payment)),
    ...(isRejected(klarna) ? [tellRejected(klarna.fraud_status)] : []),
    ...compareTime(facts, payment),
  ]
}

function tellRejected(fraudStatus: string | null | undefined): Repair {
  return { fraudStatus: fraudStatus ?? "REJECTED", name: "tell_rejected" }
}

/**
 * Core made a new collection for what a changed order costs: the authorization moves there. Where Klarna refused that, it
 * stays as it is, and the new collection keeps the difference, to be paid in another way.
 */
function carryOver(facts: OrderFacts, payment: BookedPayment): Repair | undefined {
  const { books, klarna } = facts
  const heir = books.order?.heir
  if (!heir || payment.isFullyCaptured || !isOpen(klarna)) return undefined
  const { amount, id: heirId } = heir
  const moved = { heirId, paymentId: payment.id }
  const ordered = klarna.order_amount
  const target = klarna.captured_amount + amount
  if (wasRefused(facts, target)) {
    if (target <= ordered) return differs("Klarna refused the changed order's new amount")
    return { ...moved, amount: target - ordered, name: "keep_difference" }
  }
  return wasRefused(facts, ordered + amount) && !payment.isCanceled
    ? undefined
    : { ...moved, name: "carry_over", target }
}

function wasRefused({ operations }: OrderFacts, amount: number): boolean {
  return operations.some(
    (operation) =>
      operation.kind === "update" && operation.state === "refused" && operation.amount === amount,
  )
}

const WHY = { CAPTURED: "released", CLOSED: "closed", EXPIRED: "expired" } as const

/** The amount that the payment stands for. */
function compareAmount({ klarna }: OrderFacts, payment: BookedPayment): Repair[] {
  const { captured_amount: captured, order_amount: ordered } = klarna
  const status = Object.entries(WHY).find(([name]) => name === klarna.status)
  if (status && !isOpen(klarna)) {
    const [, reason] = status
    return payment.amount > captured
      ? [{ amount: captured, name: "mirror_release", paymentId: payment.id, reason }]
      : []
  }
  if (ordered === payment.amount) return []
  const amounts = `${String(ordered)} at Klarna and ${String(payment.amount)} in Medusa`
  return [differs(`the authorized amount is ${amounts}, in minor units`)]
}
