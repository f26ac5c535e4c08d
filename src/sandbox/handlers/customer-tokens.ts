import type { Data } from "../data"
import { accepted, paymentsJson, tokenJson } from "../http/answers"
import type { Call, Handler } from "../http/call"
import { param } from "../http/call"
import { chargeToken } from "../operations/charging"
import { tokenFor } from "../operations/minting"
import { badValue, Refusal } from "../refusal"
import { badInCharge } from "../rules/purchase"
import { TOKEN, TOKEN_ORDER, TOKEN_PURPOSE, TOKEN_STATUS } from "../rules/token-fields"
import type { CustomerToken } from "../state/customer-token"
import { cancelled } from "../state/customer-token"
import { tokenCreatedView, tokenView } from "../views/token-view"
import type { World } from "../world"
import { findAuthorization, sessionOf } from "./finding"
import { readPayments } from "./reading"

/** The token of a call: 404 when there is none (recorded), 403 when it is another merchant's (documented). */
function findToken(call: Call, { store }: World): CustomerToken {
  const token = store.customerTokens.get(param(call, "customer_token"))
  if (!token) throw new Refusal(404, "TOKEN_NOT_FOUND", "Customer token not found")
  if (token.foreign) {
    throw new Refusal(403, "TOKEN_FORBIDDEN", "Customer token belongs to another merchant")
  }
  return token
}

export const createCustomerToken: Handler = (call, world) => {
  // An empty body is only told that purpose and description are missing (recorded).
  readPayments(TOKEN_PURPOSE, call.body)
  const body = readPayments(TOKEN, call.body)
  const authorization = findAuthorization(call, world)
  const session = sessionOf(authorization, world)
  const token = tokenFor({ authorization, body, now: call.now, session }, world)
  return paymentsJson(tokenCreatedView(token, call.origin))
}

export const readCustomerToken: Handler = (call, world) =>
  tokenJson(tokenView(findToken(call, world)))

/** Documented as asynchronous; here it has happened when the answer comes. */
export const updateCustomerTokenStatus: Handler = (call, world) => {
  readPayments(TOKEN_STATUS, call.body)
  const token = findToken(call, world)
  world.store.customerTokens.set(token.id, cancelled(token, call.now))
  return accepted
}

function readCharge(body: Data): Data {
  const charge = readPayments(TOKEN_ORDER, body)
  const bad = badInCharge(charge)
  if (bad.length > 0) throw badValue(bad)
  return charge
}

/** Two identical calls without a key are two orders (recorded). */
export const placeCustomerTokenOrder: Handler = (call, world) => {
  const body = readCharge(call.body)
  const token = findToken(call, world)
  return tokenJson(chargeToken({ body, now: call.now, origin: call.origin, token }, world))
}
