import type { Data } from "../data"
import { textAt } from "../data"
import { Refusal } from "../refusal"
import { currencyOf } from "../rules/markets"
import { triggersOf } from "../rules/triggers"
import type { Authorization } from "../state/authorization"
import type { CustomerToken, Funding } from "../state/customer-token"
import { WORKS } from "../state/customer-token"
import type { Session } from "../state/session"
import { hasToken } from "../state/store"
import type { World } from "../world"

interface Minting {
  readonly authorization: Authorization
  readonly session: Session
  readonly body: Data
  readonly now: Date
}

const notAllowed = (message: string): Refusal => new Refusal(403, "INVALID_OPERATION", message)

function checkMarket(body: Data): void {
  const currency = textAt(body, "purchase_currency").toUpperCase()
  const country = textAt(body, "purchase_country").toUpperCase()
  if (currencyOf(country) === currency) return
  const message = `${currency} is not valid for creating customer tokens in ${country}`
  throw new Refusal(400, "BAD_REQUEST", message)
}

/** Country and currency must be the session's. Documented: 409; what is compared, and the text, are assumed. */
function checkMatch(authorized: Data, body: Data): void {
  const different = ["purchase_country", "purchase_currency"].filter(
    (key) => textAt(authorized, key).toUpperCase() !== textAt(body, key).toUpperCase(),
  )
  if (different.length === 0) return
  throw new Refusal(409, "BAD_VALUE", `Not matching fields: [${different.join(", ")}]`)
}

function check({ authorization, body, session }: Minting, world: World): void {
  checkMarket(body)
  if (["", "buy"].includes(textAt(authorization.purchase, "intent"))) {
    throw notAllowed("Not allowed to create customer token for intent buy")
  }
  if (authorization.placement ?? hasToken(world.store, session)) {
    throw notAllowed("Authorization token already consumed")
  }
  if (session.orderId !== undefined) {
    throw new Refusal(404, "SESSION_COMPLETED", "Session has already been completed")
  }
  checkMatch(authorization.purchase, body)
}

/** How charges will go, by the shopper's tags. */
function fundingOf(purchase: Data): Funding {
  const { chargeSuspended, chargeUnavailable, failingCharges } = triggersOf(purchase)
  if (chargeSuspended) return { kind: "about-to-suspend" }
  if (chargeUnavailable) return { kind: "unavailable" }
  return failingCharges > 0 ? { kind: "fails", times: failingCharges } : WORKS
}

function newToken({ authorization, body, now }: Minting, world: World): CustomerToken {
  const { category, purchase, sessionId, token } = authorization
  return {
    authorizationToken: token,
    category,
    createdAt: now,
    description: textAt(body, "description"),
    foreign: false,
    funding: fundingOf(purchase),
    id: world.dice.uuid(),
    purchase,
    sessionId,
  }
}

/**
 * The customer token of an authorization: made once, the same ever after (recorded).
 * @throws Refusal
 */
export function tokenFor(minting: Minting, world: World): CustomerToken {
  const { authorization } = minting
  const known = world.store.customerTokens.get(authorization.tokenId ?? "")
  if (known) return known
  check(minting, world)
  const token = newToken(minting, world)
  world.store.customerTokens.set(token.id, token)
  world.store.authorizations.set(authorization.token, { ...authorization, tokenId: token.id })
  return token
}
