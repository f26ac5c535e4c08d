import { MedusaError } from "@medusajs/framework/utils"

import { compareSession } from "../../../mapping/sync/compare-session"
import { cancelOrder } from "../cancel-order"
import { completeCart } from "../complete-cart"
import { payingLockOf, withLock } from "../context"
import { linkOrder } from "../link-order"
import { loadBooks } from "../load"
import { paymentBooks } from "../payment-books"
import { announceOrder } from "../repairs/orders"
import { isSuperseded } from "../look"
import { AUTHORIZATIONS } from "./authorizations"
import { adoptNamedOrder } from "./find-order"
import type {
  SessionRepairers,
  SessionRepairOf,
  SessionResult,
  SessionScene,
} from "./session-scene"

/** Repairs of what the shopper has for an approval. */
export const SESSION_ORDERS = {
  authorize_charge: authorizeCharge,
  authorize_order: authorizeOrder,
  cancel_unpaid_order: cancelUnpaidOrder,
  complete_cart: complete,
  link_order: link,
} as const satisfies Partial<SessionRepairers>

/**
 * The provider decides whether what was approved is what the cart holds, and releases it where it isn't. A cart that can't
 * be completed for a reason of the store's, such as goods that are gone, leaves the approval without a use.
 */
async function complete(
  scene: SessionScene,
  { cartId }: SessionRepairOf<"complete_cart">,
): Promise<SessionResult> {
  const ended = await completeCart(scene, cartId)
  if (ended.is === "completed") return "done"
  const row = await scene.klarna.sessions.find(scene.row.id)
  if (row?.state === "placing" || row?.state === "unknown") return afterPlacing(scene, ended.by)
  if (row?.state !== "open") return "done"
  return AUTHORIZATIONS.release_authorization(scene, {
    name: "release_authorization",
    reason: ended.reason,
  })
}

/**
 * Klarna may have the order: a callback may have named it. Else what the payment waits for is asked for again later; goods
 * that are gone won't come back, so what Klarna has is to be found and ended.
 */
async function afterPlacing(scene: SessionScene, by: "payment" | "store"): Promise<SessionResult> {
  if (by === "store") return "next"
  return (await adoptNamedOrder(scene)) ? "next" : "later"
}

async function link(
  scene: SessionScene,
  { orderId }: SessionRepairOf<"link_order">,
): Promise<SessionResult> {
  const { cart, collection } = scene.facts.books
  if (!cart) return "told"
  const isLinked = await whenStill(scene, "link_order", async () => {
    await linkOrder(scene, { cartId: cart.id, collectionId: collection.id, orderId })
    return true
  })
  return isLinked ? "done" : "next"
}

/** As for orders with a known Klarna order: under the cart's lock, and only if it is still to be done. */
async function authorizeOrder(
  scene: SessionScene,
  { orderId, sessionId }: SessionRepairOf<"authorize_order">,
): Promise<SessionResult> {
  const outcome = await whenStill(scene, "authorize_order", () => authorize(scene, sessionId))
  if (outcome === undefined) return "done"
  // What was there before the payment, such as an order by telephone, is no news, and can be paid in another way.
  const hasCart = scene.facts.books.cart !== null
  if (outcome.is === "authorized") {
    if (hasCart) await announceOrder(scene, orderId)
    return "done"
  }
  return afterRefusal(scene, outcome.reason, hasCart ? orderId : undefined)
}

/** An amount alone: there is nothing to be told of it but the charge, which its worker finishes. */
async function authorizeCharge(
  scene: SessionScene,
  { sessionId }: SessionRepairOf<"authorize_charge">,
): Promise<SessionResult> {
  const outcome = await whenStill(scene, "authorize_charge", () => authorize(scene, sessionId))
  if (outcome === undefined || outcome.is === "authorized") return "done"
  return afterRefusal(scene, outcome.reason)
}

/** @param orderId what was made for this payment alone: nobody is to pay it any more */
async function afterRefusal(
  scene: SessionScene,
  reason: string,
  orderId?: string,
): Promise<SessionResult> {
  const row = await scene.klarna.sessions.find(scene.row.id)
  if (row?.state === "placing" || row?.state === "unknown") return afterPlacing(scene, "payment")
  if (row?.klarna_order_id) return "done"
  if (orderId !== undefined) {
    return (await cancelOrder(scene, about(scene, orderId, reason))) ? "done" : "told"
  }
  if (row?.state !== "open") return "done"
  return AUTHORIZATIONS.release_authorization(scene, { name: "release_authorization", reason })
}

type Authorized =
  { readonly is: "authorized" } | { readonly is: "refused"; readonly reason: string }

/** @throws what fails for a passing reason */
async function authorize(scene: SessionScene, sessionId: string): Promise<Authorized> {
  try {
    await paymentBooks(scene).authorizePaymentSession(sessionId, {})
    return { is: "authorized" }
  } catch (error) {
    if (!MedusaError.isMedusaError(error) || error.type === "unexpected_state") throw error
    return { is: "refused", reason: error.message }
  }
}

async function cancelUnpaidOrder(
  scene: SessionScene,
  { orderId, reason }: SessionRepairOf<"cancel_unpaid_order">,
): Promise<SessionResult> {
  const isUnpaid = await whenStill(scene, "cancel_unpaid_order", async () => true)
  if (!isUnpaid) return "done"
  const { payment_session_id: id } = scene.row
  const stands = scene.facts.books.sessions.some((session) => session.id === id)
  if (stands) await paymentBooks(scene).updatePaymentSessions({ id, status: "canceled" })
  return (await cancelOrder(scene, about(scene, orderId, reason))) ? "done" : "told"
}

function about({ account }: SessionScene, orderId: string, reason: string) {
  const facts = {
    account: account.id,
    klarna_order_id: null,
    order_id: orderId,
    payment_id: null,
  }
  return { about: facts, orderId, reason }
}

/** Does a job under the lock under which its purchase is paid, if it is still due there; undefined where it isn't. */
async function whenStill<T>(
  scene: SessionScene,
  name: string,
  job: () => Promise<T>,
): Promise<T | undefined> {
  const { account, facts, klarna, row } = scene
  const again = async () => {
    const current = await klarna.sessions.find(row.id)
    if (current?.state !== row.state) return undefined
    const books = await loadBooks(scene, row.payment_collection_id, {
      account: account.id,
      klarnaOrderId: row.klarna_order_id,
      paymentSessionId: row.payment_session_id,
    })
    const now = { ...facts, books, isSuperseded: await isSuperseded(scene, current) }
    const still = compareSession(now).some((found) => found.name === name)
    return still ? job() : undefined
  }
  return withLock(scene, payingLockOf(facts.books), again)
}
