import { Modules } from "@medusajs/framework/utils"
import { authorizePaymentSessionForOrderWorkflow } from "@medusajs/medusa/core-flows"

import { compare } from "../../../mapping/sync/compare"
import { endUnsold } from "../../recurring/subscriptions/unsold"
import { aboutOrder, type OrderScene, payingLockOf, withLock } from "../context"
import { loadBooks, purchaseOf, toFacts } from "../load"
import { completeCart } from "../complete-cart"
import { paymentBooks } from "../payment-books"
import { AT_KLARNA } from "./at-klarna"
import { cancelOrder } from "../cancel-order"
import { linkOrder } from "../link-order"
import { tellRejected } from "./payments"
import type { RepairOf, Repairers } from "./repairer"

/** Repairs of whether there is an order, and whether it is paid. */
export const ORDERS = {
  authorize_order: authorizeOrder,
  authorize_pending: authorizePending,
  cancel_unpaid_order: cancelUnpaidOrder,
  complete_cart: completeCartOrEnd,
  link_order: link,
  reject_order: rejectOrder,
} as const satisfies Repairers<
  | "authorize_order"
  | "authorize_pending"
  | "cancel_unpaid_order"
  | "complete_cart"
  | "link_order"
  | "reject_order"
>

/** A cart that can't be completed any more leaves nothing to pay for: Klarna's order ends. */
async function completeCartOrEnd(
  scene: OrderScene,
  { cartId }: RepairOf<"complete_cart">,
): Promise<boolean> {
  const ended = await completeCart(scene, cartId)
  if (ended.is === "completed") return true
  if (scene.order.captured_amount > 0) throw new Error(ended.reason)
  return AT_KLARNA.cancel_orphan(scene, { name: "cancel_orphan", reason: ended.reason })
}

/**
 * Core authorizes an order while it completes the cart, and never again. Under the cart's lock nobody is completing it;
 * whether it is still to be done is looked up once more inside. The order's event died with the process that made it.
 */
async function authorizeOrder(
  scene: OrderScene,
  { orderId, sessionId }: RepairOf<"authorize_order">,
): Promise<boolean> {
  const isAuthorized = await whenStill(scene, "authorize_order", () =>
    paymentBooks(scene).authorizePaymentSession(sessionId, {}),
  )
  if (isAuthorized && scene.books.cart) await announceOrder(scene, orderId)
  return true
}

/** Sends core's event of a new order: of one that a cart became. Any other was there before it was paid. */
export async function announceOrder(
  { container }: Pick<OrderScene, "container">,
  id: string,
): Promise<void> {
  await container.resolve(Modules.EVENT_BUS).emit({ data: { id }, name: "order.placed" })
}

/** That Klarna accepted it is told by `tellAccepted`, because core may come first. */
async function link(scene: OrderScene, { orderId }: RepairOf<"link_order">): Promise<boolean> {
  const { cart, collection } = scene.books
  if (!cart) return false
  await whenStill(scene, "link_order", () =>
    linkOrder(scene, { cartId: cart.id, collectionId: collection.id, orderId }),
  )
  return true
}

async function authorizePending(
  scene: OrderScene,
  { sessionId }: RepairOf<"authorize_pending">,
): Promise<boolean> {
  const input = { payment_session_id: sessionId }
  await authorizePaymentSessionForOrderWorkflow(scene.container).run({ input })
  return true
}

async function rejectOrder(
  scene: OrderScene,
  { fraudStatus, orderId, sessionIds }: RepairOf<"reject_order">,
): Promise<boolean> {
  await cancelSessions(scene, sessionIds)
  await tellRejected(scene, fraudStatus)
  // Before the order is cancelled: whoever follows a process that died finds it to be rejected still.
  await endUnsold(scene, orderId)
  return cancelOrder(scene, { orderId, reason: "Klarna rejected it" })
}

/** The order has no money behind it: it may be a completion under way, so the cart's lock is waited for. */
async function cancelUnpaidOrder(
  scene: OrderScene,
  { orderId, reason }: RepairOf<"cancel_unpaid_order">,
): Promise<boolean> {
  let isUnpaid = false
  await whenStill(scene, "cancel_unpaid_order", async () => {
    isUnpaid = true
  })
  if (!isUnpaid) return true
  await cancelSessions(
    scene,
    scene.books.sessions.map(({ id }) => id),
  )
  return cancelOrder(scene, { about: aboutOrder(scene), orderId, reason })
}

async function cancelSessions(scene: OrderScene, ids: readonly string[]): Promise<void> {
  const payments = paymentBooks(scene)
  for (const id of ids) await payments.updatePaymentSessions({ id, status: "canceled" })
}

/** Does a job under the lock under which its purchase is paid, if the repair is still due there. Answers whether it was. */
async function whenStill(
  scene: OrderScene,
  name: string,
  job: () => Promise<unknown>,
): Promise<boolean> {
  const { books, klarna, order, row } = scene
  const again = async () => {
    const now = await loadBooks(scene, books.collection.id, await purchaseOf(scene, row))
    const operations = await klarna.operations.of(row.klarna_order_id)
    const repairs = compare(toFacts(scene, { books: now, operations, order }))
    if (repairs[0]?.name !== name) return false
    await job()
    return true
  }
  return withLock(scene, payingLockOf(books), again)
}
