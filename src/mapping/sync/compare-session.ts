import type { BookedOrder } from "./facts"
import type { SessionFacts, SessionRepair } from "./session-facts"

/** How long an approval waits for a new payment session after a change of the cart. */
const SUCCESSOR_MS = 15 * 60_000
const UNUSABLE = new Set(["canceled", "error"])

/** What is to be done about a Klarna session of which no order is known, in that order. Pure. */
export function compareSession(facts: SessionFacts): SessionRepair[] {
  if (facts.state === "placed" || isLeftToOthers(facts)) return []
  const { unlinkedOrderId: orderId } = facts.books
  if (orderId) return [{ name: "link_order", orderId }]
  switch (facts.state) {
    case "open":
      return whileOpen(facts)
    case "placing":
      return [...(continued(facts) ?? []), { name: "find_order" }]
    case "unknown":
      return [{ name: "find_order" }]
    case "closed":
      return neverPaid(facts)
  }
}

/** Whoever came after a closed session also looks after the order. */
function isLeftToOthers({ books, isSuperseded, state }: SessionFacts): boolean {
  return state === "closed" && (isSuperseded || books.hasForeignSession)
}

/** Whether something is expected to happen without us, such as a new payment session after a change of the cart. */
export function isSessionWaiting(facts: SessionFacts): boolean {
  return facts.klarna?.token != null && compareSession(facts).length === 0
}

function whileOpen(facts: SessionFacts): SessionRepair[] {
  const { isExpired, klarna, token } = facts
  if (isExpired)
    return [...unpaid(facts), { name: "close_session", reason: "its 48 hours are over" }]
  if (!klarna) return []
  if (klarna.isComplete) return [{ name: "mark_unknown" }]
  if (klarna.token === null) return unpaid(facts)
  const adopted: SessionRepair[] = klarna.token === token ? [] : [{ name: "adopt_authorization" }]
  return [...adopted, ...(continued(facts) ?? released(facts))]
}

/** What goes on where Medusa's payment session still stands; undefined where it doesn't. */
function continued({
  books,
  isCharge,
  paymentSessionId,
}: SessionFacts): SessionRepair[] | undefined {
  const session = books.sessions.find(({ id }) => id === paymentSessionId)
  if (!session || UNUSABLE.has(session.status)) return undefined
  const { cart, order } = books
  if (!order) {
    if (!cart && isCharge) return [{ name: "authorize_charge", sessionId: session.id }]
    return cart && !cart.isCompleted ? [{ cartId: cart.id, name: "complete_cart" }] : undefined
  }
  if (order.isCanceled || order.hasOtherLivePayment) return undefined
  return [{ name: "authorize_order", orderId: order.id, sessionId: session.id }]
}

/** Medusa's order was made, and the shopper's approval is gone: no money will come. */
function unpaid({ books, paymentSessionId }: SessionFacts): SessionRepair[] {
  const { cart, order, payments, sessions } = books
  const isOurs = sessions.some(({ id }) => id === paymentSessionId)
  const isBought = cart !== null && isOurs && payments.length === 0
  if (!order || order.isCanceled || order.hasOtherLivePayment || !isBought) return []
  return [cancelUnpaid(order)]
}

/**
 * Medusa's order was made and the session that was to pay it is over, whoever closed it: nobody will pay. Where the cart came
 * to cost nothing meanwhile, nobody has to.
 */
function neverPaid({ books: { cart, collection, order } }: SessionFacts): SessionRepair[] {
  const isOwed = cart !== null && collection.amount > 0
  if (!order || order.isCanceled || !order.isUntouched || !isOwed) return []
  return [cancelUnpaid(order)]
}

function cancelUnpaid({ id: orderId }: BookedOrder): SessionRepair {
  return { name: "cancel_unpaid_order", orderId, reason: "it was never authorized" }
}

/** An approval that no payment session stands for: a new one may come, but not for ever. */
function released({ books, changedAt, now }: SessionFacts): SessionRepair[] {
  const { cart, hasForeignSession, order } = books
  const over = order !== null || cart?.isCompleted === true || hasForeignSession
  const reason = over ? "the purchase was paid in another way" : "no payment session uses it"
  const waits = !over && now.getTime() - changedAt.getTime() < SUCCESSOR_MS
  return waits ? [] : [{ name: "release_authorization", reason }]
}
