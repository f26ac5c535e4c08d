import type { Data } from "../data"
import type { Handler } from "../http/call"
import { param } from "../http/call"
import { nothing, paymentsJson } from "../http/answers"
import { badValue, Refusal } from "../refusal"
import { MARKET, PARTIAL_SESSION, SESSION } from "../rules/payments-fields"
import { badInPurchase } from "../rules/purchase"
import type { Session } from "../state/session"
import { isSessionAlive } from "../state/session"
import { authorizationsOf } from "../state/store"
import { categoriesOf } from "../views/categories"
import { clientToken } from "../views/client-token"
import { sessionView } from "../views/session-view"
import type { World } from "../world"
import { readPayments } from "./reading"

function checked(purchase: Data): Data {
  const bad = badInPurchase(purchase)
  if (bad.length > 0) throw badValue(bad)
  return purchase
}

/** A session that lives. Documented: 404 "Invalid session id" for an unknown or expired one. */
export function findSession(world: World, id: string, now: Date): Session {
  const session = world.store.sessions.get(id)
  if (!session || !isSessionAlive(session, now)) {
    throw new Refusal(404, "NOT_FOUND", "Invalid session id")
  }
  return session
}

export const createSession: Handler = (call, world) => {
  const { body, now, origin } = call
  // An empty body is only told that country and currency are missing (recorded).
  readPayments(MARKET, body)
  const purchase = checked(readPayments(SESSION, body))
  const id = world.dice.uuid()
  const token = clientToken({ origin, purchase, sessionId: id }, world.dice)
  world.store.sessions.set(id, { clientToken: token, createdAt: now, id, purchase, tokens: [] })
  return paymentsJson({
    session_id: id,
    client_token: token,
    payment_method_categories: categoriesOf(purchase, origin, world.dice),
  })
}

/** A changed session is checked like a new one. Documented: update the cart. */
export const updateSession: Handler = (call, world) => {
  const session = findSession(world, param(call, "session_id"), call.now)
  if (session.orderId !== undefined) {
    throw new Refusal(404, "SESSION_COMPLETED", "Session has already been completed")
  }
  const changes = readPayments(PARTIAL_SESSION, call.body)
  const purchase = checked({ ...session.purchase, ...changes })
  world.store.sessions.set(session.id, { ...session, purchase })
  return nothing
}

export const readSession: Handler = (call, world) => {
  const session = findSession(world, param(call, "session_id"), call.now)
  return paymentsJson(
    sessionView(session, {
      authorizations: authorizationsOf(world.store, session),
      categories: categoriesOf(session.purchase, call.origin, world.dice),
      now: call.now,
    }),
  )
}
