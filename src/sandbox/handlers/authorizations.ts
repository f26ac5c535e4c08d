import type { Data } from "../data"
import { compact, dataAt, numberAt, same, textAt } from "../data"
import { nothing, paymentsJson } from "../http/answers"
import type { Call, Handler } from "../http/call"
import { param } from "../http/call"
import { badValue, Refusal } from "../refusal"
import { differences } from "../rules/matching"
import { PLACE_ORDER } from "../rules/payments-fields"
import { badAddresses, badInPurchase } from "../rules/purchase"
import { triggersOf } from "../rules/triggers"
import type { Authorization } from "../state/authorization"
import { authorizationExpiry, authorizationState } from "../state/authorization"
import type { Order } from "../state/order"
import { fraudStatus } from "../state/order-status"
import type { Session } from "../state/session"
import type { World } from "../world"
import { newCapture, newOrder, placedPurchase } from "../operations/placing"
import { readPayments } from "./reading"

function readBody(body: Data): Data {
  const purchase = readPayments(PLACE_ORDER, body)
  const bad = [...badInPurchase(purchase), ...badAddresses(purchase)]
  if (bad.length > 0) throw badValue(bad)
  return purchase
}

/** A token within its 60 minutes. Documented: 404 "Invalid authorization token" for any other. */
function findAuthorization(call: Call, world: World): Authorization {
  const token = param(call, "authorization_token")
  const authorization = world.store.authorizations.get(token)
  const isUsable =
    authorization && !authorization.releasedAt && call.now < authorizationExpiry(authorization)
  if (!isUsable) throw new Refusal(404, "NOT_FOUND", "Invalid authorization token")
  return authorization
}

function sessionOf({ sessionId }: Authorization, world: World): Session {
  const session = world.store.sessions.get(sessionId)
  if (!session) throw new Refusal(404, "NOT_FOUND", "Invalid authorization token")
  return session
}

/** The same body again gets the same order (recorded); another body does not (documented). */
function repeated(authorization: Authorization, body: Data): Data | undefined {
  const { placement } = authorization
  if (!placement) return undefined
  if (same(placement.body, body)) return placement.answer
  throw new Refusal(
    409,
    "BAD_VALUE",
    "The order has been already completed with different request body",
  )
}

/** Throws what stands in the way of an order that is not placed yet. */
function check(session: Session, authorization: Authorization, body: Data): void {
  if (session.orderId !== undefined) {
    throw new Refusal(404, "SESSION_COMPLETED", "Session has already been completed")
  }
  if (session.mismatch) throw session.mismatch
  if (textAt(authorization.purchase, "intent") === "tokenize") {
    throw new Refusal(403, "INVALID_OPERATION", "Not allowed to place order for intent tokenize")
  }
  const different = differences(authorization.purchase, body)
  if (different.length > 0) {
    throw new Refusal(409, "BAD_VALUE", `Not matching fields: [${different.join(", ")}]`)
  }
  if (triggersOf(placedPurchase(authorization.purchase, body)).orderRejected) {
    throw new Refusal(403, "REJECTED", "Rejected")
  }
}

/** Remembers a 409: the session keeps answering it. Reported by integrators. */
function checkAndRemember(session: Session, authorization: Authorization, call: Placing): void {
  try {
    check(session, authorization, call.body)
  } catch (error) {
    if (error instanceof Refusal && error.status === 409) {
      call.world.store.sessions.set(session.id, { ...session, mismatch: error })
    }
    throw error
  }
}

interface Placing {
  readonly body: Data
  readonly world: World
  readonly call: Call
}

function redirectUrl(
  { body, call, world }: Placing,
  authorization: Authorization,
): string | undefined {
  const purchase = placedPurchase(authorization.purchase, body)
  const confirmation = textAt(dataAt(purchase, "merchant_urls") ?? {}, "confirmation")
  const sessionId = sessionOf(authorization, world).id
  return confirmation === "" ? undefined : `${call.origin}/eu/kp/v1/sessions/${sessionId}/redirect`
}

/** With auto_capture the whole amount is captured at once, unless a decision is awaited. */
function withAutoCapture(order: Order, { body, call, world }: Placing): Order {
  const isDue = body.auto_capture === true && numberAt(body, "order_amount") > 0
  if (!isDue || fraudStatus(order, call.now) !== "ACCEPTED") return order
  const input = { amount: order.amount, body: { order_lines: order.lines }, now: call.now }
  return { ...order, captures: [newCapture(order, input, world.dice)] }
}

function place(authorization: Authorization, session: Session, placing: Placing): Data {
  const { body, call, world } = placing
  const purchase = placedPurchase(authorization.purchase, body)
  const input = { authorization, now: call.now, purchase }
  const order = withAutoCapture(newOrder(input, world.dice), placing)
  const answer = compact({
    order_id: order.id,
    redirect_url: redirectUrl(placing, authorization),
    fraud_status: fraudStatus(order, call.now),
    authorized_payment_method: { type: order.method.authorized },
  })
  const placement = { answer, body, orderId: order.id }
  world.store.orders.set(order.id, order)
  world.store.authorizations.set(authorization.token, { ...authorization, placement })
  world.store.sessions.set(session.id, { ...session, orderId: order.id })
  return answer
}

export const placeOrder: Handler = (call, world) => {
  // A bad body is told before the token is looked at (recorded with a used token).
  const body = readBody(call.body)
  const authorization = findAuthorization(call, world)
  const before = repeated(authorization, body)
  if (before) return paymentsJson(before)
  const session = sessionOf(authorization, world)
  const placing = { body, call, world }
  checkAndRemember(session, authorization, placing)
  return paymentsJson(place(authorization, session, placing))
}

/** Gives an authorization back unused. */
export const cancelAuthorization: Handler = (call, world) => {
  const authorization = world.store.authorizations.get(param(call, "authorization_token"))
  if (!authorization || authorizationState(authorization, call.now) !== "live") {
    throw new Refusal(404, "NOT_FOUND", "Authorization cannot be deleted")
  }
  world.store.authorizations.set(authorization.token, { ...authorization, releasedAt: call.now })
  return nothing
}
