import type { ManagedOrder } from "../../klarna/contract/managed-order"
import { statusOfOrder } from "../status/of-order"
import { toAuthorization } from "../status/to-medusa"
import { compareCanceled } from "./compare-canceled"
import { carryOver } from "./compare-change"
import { compareMoney } from "./compare-money"
import { compareReferences } from "./compare-references"
import { compareTime } from "./compare-time"
import type { BookedPayment, OrderFacts } from "./facts"
import { differs, isOnlyTold, type Repair } from "./repair"
import { endOf, isGivenBack, isOpen, isPending, isRejected } from "./state"

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
  if (books.unlinkedOrderId) return [{ name: "link_order", orderId: books.unlinkedOrderId }]
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

const UNUSABLE = new Set(["canceled", "error"])

/** Klarna has an order that Medusa has none for. An amount that the store's code charged has a payment alone. */
function withoutOrder(facts: OrderFacts): Repair[] {
  const { books, klarna } = facts
  const { cart, sessions } = books
  const charged = cart ? undefined : books.payments.find(({ isCanceled }) => !isCanceled)
  if (charged) return withPayment(facts, charged)
  if (endOf(klarna) || isGivenBack(klarna)) return []
  const isUsable = mayAuthorize(klarna) && sessions.some(({ status }) => !UNUSABLE.has(status))
  if (!cart && books.isCharge && isUsable) return []
  if (cart && !cart.isCompleted && isUsable) return [{ cartId: cart.id, name: "complete_cart" }]
  const reason = cart ? "its cart can't be completed any more" : "its cart is gone"
  return orphan(klarna.captured_amount, `Medusa has no order for it, and ${reason}`)
}

/** Whether Medusa's authorization succeeds, or waits: trying what Klarna's status rules out would fail each time. */
function mayAuthorize(klarna: ManagedOrder): boolean {
  return "answer" in toAuthorization(statusOfOrder(klarna))
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
  if (!mayAuthorize(klarna)) {
    return orphan(klarna.captured_amount, `its order isn't paid in Medusa, and is ${klarna.status}`)
  }
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
  if (end)
    return claims(payment)
      ? compareMoney(facts, payment)
      : [unpaid(facts, { end, orderId: order.id, pending: [] })]
  const carried = carryOver(facts, payment)
  return carried.length > 0 ? carried : [{ name: "restore_payment", paymentId: payment.id }]
}

/** Medusa says that money was captured: cancelling would have core refund what Klarna doesn't have, and hide it. */
function claims({ captures }: BookedPayment): boolean {
  return captures.length > 0
}

function withPayment(facts: OrderFacts, payment: BookedPayment): Repair[] {
  const { klarna } = facts
  const end = endOf(klarna)
  if (end) {
    return claims(payment)
      ? compareMoney(facts, payment)
      : [{ name: "cancel_payment", paymentId: payment.id, reason: end }]
  }
  const carried = carryOver(facts, payment)
  return [
    ...carried,
    ...compareMoney(facts, payment),
    ...(carried.length > 0 ? [] : compareAmount(facts, payment)),
    ...(isRejected(klarna) ? [tellRejected(klarna.fraud_status)] : []),
    ...compareTime(facts, payment),
    ...compareReferences(facts),
  ]
}

function tellRejected(fraudStatus: string | null | undefined): Repair {
  return { fraudStatus: fraudStatus ?? "REJECTED", name: "tell_rejected" }
}

const WHY = { CAPTURED: "released", CLOSED: "closed", EXPIRED: "expired" } as const

/** The amount that the payment stands for. It follows Klarna's once both sides agree on what was captured: else that is told. */
function compareAmount({ klarna }: OrderFacts, payment: BookedPayment): Repair[] {
  const { captured_amount: captured, order_amount: ordered } = klarna
  const status = Object.entries(WHY).find(([name]) => name === klarna.status)
  if (status && !isOpen(klarna)) {
    const [, reason] = status
    const booked = payment.captures.reduce((sum, { amount }) => sum + amount, 0)
    return payment.amount > captured && booked === captured
      ? [{ amount: captured, name: "mirror_release", paymentId: payment.id, reason }]
      : []
  }
  if (ordered === payment.amount) return []
  const amounts = `${String(ordered)} at Klarna and ${String(payment.amount)} in Medusa`
  return [differs(`the authorized amount is ${amounts}, in minor units`)]
}
