import type { Data } from "../data"
import { compact, dataAt, textAt } from "../data"
import { Refusal } from "../refusal"
import { differences } from "../rules/matching"
import { methodFor } from "../rules/methods"
import { triggersOf } from "../rules/triggers"
import type { Authorization } from "../state/authorization"
import { fraudStatus } from "../state/order-status"
import type { Session } from "../state/session"
import type { World } from "../world"
import { restoreBy, tokenToRestore } from "./fallback"
import { autoCaptured, enterOrder, newOrder, placedPurchase } from "./placing"

/** A place order that was read and whose authorization was found. */
export interface Ordering {
  readonly authorization: Authorization
  readonly session: Session
  /** The body of place order, or what stands for it. */
  readonly body: Data
  readonly now: Date
  /** The address of this sandbox, for the shopper's way back. */
  readonly origin: string
}

/** Throws what stands in the way of an order that is not placed yet. */
function check({ authorization, body, session }: Ordering): void {
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
function checkAndRemember(ordering: Ordering, world: World): void {
  try {
    check(ordering)
  } catch (error) {
    if (error instanceof Refusal && error.status === 409) {
      const { session } = ordering
      world.store.sessions.set(session.id, { ...session, mismatch: error })
    }
    throw error
  }
}

function redirectUrl(purchase: Data, { origin, session }: Ordering): string | undefined {
  const confirmation = textAt(dataAt(purchase, "merchant_urls") ?? {}, "confirmation")
  return confirmation === "" ? undefined : `${origin}/eu/kp/v1/sessions/${session.id}/redirect`
}

/**
 * Places an order with an authorization that has none yet, and gives Klarna's answer to it.
 * @throws Refusal
 */
export function placeWithAuthorization(ordering: Ordering, world: World): Data {
  checkAndRemember(ordering, world)
  const { authorization, body, now, session } = ordering
  const purchase = placedPurchase(authorization.purchase, body)
  const token = tokenToRestore(authorization.purchase, world)
  const source = {
    authorizationToken: authorization.token,
    sessionId: session.id,
    ...(token ? { tokenId: token.id } : {}),
  }
  const method = methodFor(authorization.category, purchase)
  const fresh = newOrder({ method, now, purchase, source }, world.dice)
  const order = autoCaptured(fresh, { body, now }, world.dice)
  const answer = compact({
    order_id: order.id,
    redirect_url: redirectUrl(purchase, ordering),
    fraud_status: fraudStatus(order, now),
    authorized_payment_method: { type: order.method.authorized },
  })
  const placement = { answer, body, orderId: order.id }
  world.store.authorizations.set(authorization.token, { ...authorization, placement })
  world.store.sessions.set(session.id, { ...session, orderId: order.id })
  if (token) restoreBy(token, authorization.category, world)
  enterOrder(order, world)
  return answer
}
