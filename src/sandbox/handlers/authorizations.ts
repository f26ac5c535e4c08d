import type { Data } from "../data"
import { same } from "../data"
import { nothing, paymentsJson } from "../http/answers"
import type { Handler } from "../http/call"
import { param } from "../http/call"
import { placeWithAuthorization } from "../operations/ordering"
import { badValue, Refusal } from "../refusal"
import { PLACE_ORDER } from "../rules/payments-fields"
import { badAddresses, badInPurchase } from "../rules/purchase"
import type { Authorization } from "../state/authorization"
import { authorizationState } from "../state/authorization"
import { findAuthorization, sessionOf } from "./finding"
import { readPayments } from "./reading"

function readBody(body: Data): Data {
  const purchase = readPayments(PLACE_ORDER, body)
  const bad = [...badInPurchase(purchase), ...badAddresses(purchase)]
  if (bad.length > 0) throw badValue(bad)
  return purchase
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

export const placeOrder: Handler = (call, world) => {
  // A bad body is told before the token is looked at (recorded with a used token).
  const body = readBody(call.body)
  const authorization = findAuthorization(call, world)
  const before = repeated(authorization, body)
  if (before) return paymentsJson(before)
  const session = sessionOf(authorization, world)
  const { now, origin } = call
  return paymentsJson(placeWithAuthorization({ authorization, body, now, origin, session }, world))
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
