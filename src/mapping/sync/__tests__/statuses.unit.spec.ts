import { aCapture, aRefund, namesOf, someBooks } from "./builders"
import { aKlarnaOrder } from "./support/klarna-order"

/** Klarna's statuses. What is captured and refunded there is in Medusa's books too, where Medusa has a payment. */
const risk = (fraud_status: string) => aKlarnaOrder().with({ fraud_status })
const part = aKlarnaOrder().captured(40, "capt_1")
const all = aKlarnaOrder().captured(100, "capt_1")
const KLARNA = {
  accepted: risk("ACCEPTED"),
  authorized: risk(""),
  cancelled: aKlarnaOrder().ended("CANCELLED"),
  captured: all,
  closed: aKlarnaOrder().ended("CLOSED"),
  "closed, 40.00 captured": part.ended("CLOSED"),
  expired: aKlarnaOrder().ended("EXPIRED"),
  "expired, 40.00 captured": part.ended("EXPIRED"),
  "part captured": part,
  "part refunded": all.refunded(40),
  pending: risk("PENDING"),
  refunded: all.refunded(100),
  rejected: risk("REJECTED"),
  "rejected and cancelled": risk("REJECTED").ended("CANCELLED"),
  "released after 40.00": part.ended("CAPTURED"),
  stopped: risk("STOPPED"),
  "stopped, 40.00 captured": part.with({ fraud_status: "STOPPED" }),
  "unknown decision": risk("MAYBE"),
  "unknown status": aKlarnaOrder().ended("FROZEN"),
} as const
type Status = keyof typeof KLARNA

const open = { cart: { id: "cart_1", isCompleted: false }, order: null }
const booked = (status: Status, more = {}) => {
  const { captured_amount: captured, refunded_amount: refunded } = KLARNA[status].build()
  const captures = captured > 0 ? [aCapture(captured)] : []
  return someBooks().withPayment({
    captures,
    refunds: refunded > 0 ? [aRefund(refunded)] : [],
    ...more,
  })
}

/** Medusa's states. */
const MEDUSA = {
  canceledOrder: (status: Status) => booked(status, { isCanceled: true }).canceled(),
  canceledPayment: (status: Status) => booked(status, { isCanceled: true }),
  changed: (status: Status) =>
    booked(status, { isCanceled: true }).withHeir(120 - KLARNA[status].build().captured_amount),
  never: () => someBooks().withSession("pending"),
  noOrder: () => someBooks().with(open).withSession("pending"),
  paid: (status: Status) => booked(status),
  pending: () => someBooks().withSession("pending_authorization"),
}
type State = keyof typeof MEDUSA

// prettier-ignore
const TABLE: Record<Status, Record<State, string>> = {
  pending: { noOrder: "complete_cart", never: "authorize_order", pending: "", paid: "", canceledPayment: "restore_payment", canceledOrder: "cancel_at_klarna", changed: "restore_payment" },
  accepted: { noOrder: "complete_cart", never: "authorize_order", pending: "authorize_pending", paid: "", canceledPayment: "restore_payment", canceledOrder: "cancel_at_klarna", changed: "carry_over" },
  authorized: { noOrder: "complete_cart", never: "authorize_order", pending: "authorize_pending", paid: "", canceledPayment: "restore_payment", canceledOrder: "cancel_at_klarna", changed: "carry_over" },
  rejected: { noOrder: "", never: "reject_order", pending: "reject_order", paid: "cancel_payment", canceledPayment: "reject_order", canceledOrder: "cancel_at_klarna", changed: "reject_order" },
  stopped: { noOrder: "", never: "reject_order", pending: "reject_order", paid: "cancel_payment", canceledPayment: "reject_order", canceledOrder: "cancel_at_klarna", changed: "reject_order" },
  "rejected and cancelled": { noOrder: "", never: "reject_order", pending: "reject_order", paid: "cancel_payment", canceledPayment: "reject_order", canceledOrder: "", changed: "reject_order" },
  "stopped, 40.00 captured": { noOrder: "complete_cart", never: "authorize_order", pending: "authorize_pending", paid: "tell_rejected", canceledPayment: "restore_payment", canceledOrder: "release_rest", changed: "carry_over" },
  "part captured": { noOrder: "complete_cart", never: "authorize_order", pending: "authorize_pending", paid: "", canceledPayment: "restore_payment", canceledOrder: "release_rest", changed: "carry_over" },
  captured: { noOrder: "complete_cart", never: "authorize_order", pending: "authorize_pending", paid: "", canceledPayment: "restore_payment", canceledOrder: "tell_difference", changed: "restore_payment" },
  "released after 40.00": { noOrder: "complete_cart", never: "authorize_order", pending: "authorize_pending", paid: "mirror_release", canceledPayment: "restore_payment", canceledOrder: "mirror_release, tell_difference", changed: "restore_payment" },
  "part refunded": { noOrder: "tell_difference", never: "tell_difference", pending: "tell_difference", paid: "", canceledPayment: "restore_payment", canceledOrder: "tell_difference", changed: "restore_payment" },
  refunded: { noOrder: "", never: "tell_difference", pending: "tell_difference", paid: "", canceledPayment: "restore_payment", canceledOrder: "", changed: "restore_payment" },
  cancelled: { noOrder: "", never: "cancel_unpaid_order", pending: "cancel_unpaid_order", paid: "cancel_payment", canceledPayment: "cancel_unpaid_order", canceledOrder: "", changed: "cancel_unpaid_order" },
  expired: { noOrder: "", never: "cancel_unpaid_order", pending: "cancel_unpaid_order", paid: "cancel_payment", canceledPayment: "cancel_unpaid_order", canceledOrder: "", changed: "cancel_unpaid_order" },
  "expired, 40.00 captured": { noOrder: "tell_difference", never: "tell_difference", pending: "tell_difference", paid: "mirror_release", canceledPayment: "restore_payment", canceledOrder: "mirror_release, tell_difference", changed: "restore_payment" },
  closed: { noOrder: "", never: "cancel_unpaid_order", pending: "cancel_unpaid_order", paid: "cancel_payment", canceledPayment: "cancel_unpaid_order", canceledOrder: "", changed: "cancel_unpaid_order" },
  "closed, 40.00 captured": { noOrder: "complete_cart", never: "authorize_order", pending: "authorize_pending", paid: "mirror_release", canceledPayment: "restore_payment", canceledOrder: "mirror_release, tell_difference", changed: "restore_payment" },
  "unknown decision": { noOrder: "tell_difference", never: "tell_difference", pending: "tell_difference", paid: "tell_difference", canceledPayment: "tell_difference", canceledOrder: "tell_difference", changed: "tell_difference" },
  "unknown status": { noOrder: "tell_difference", never: "tell_difference", pending: "tell_difference", paid: "tell_difference", canceledPayment: "tell_difference", canceledOrder: "tell_difference", changed: "tell_difference" },
}

const STATUSES = Object.keys(KLARNA).filter((name): name is Status => name in KLARNA)
const STATES = Object.keys(MEDUSA).filter((name): name is State => name in MEDUSA)
const CASES = STATUSES.flatMap((status) => STATES.map((state): [Status, State] => [status, state]))

describe("what is to be done", () => {
  it.each(CASES)("where Klarna's order is %s and Medusa's is %s", (status, state) => {
    const due = namesOf({ books: MEDUSA[state](status), klarna: KLARNA[status] })
    expect(due.join(", ")).toBe(TABLE[status][state])
  })
})
