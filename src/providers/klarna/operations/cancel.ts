import type { CancelPaymentInput, CancelPaymentOutput } from "@medusajs/framework/types"

import { MedusaError } from "@medusajs/framework/utils"

import type { ManagedOrder } from "../../../klarna/contract/managed-order"
import { retractToken } from "../authorize/ensure-token"
import { decideCancel } from "../cancel-reason"
import type { Tools } from "../cradle"
import { orderIdOf } from "../input"
import { withLock } from "../lock"
import { readOrder } from "../order/read-order"
import { withOrder } from "../payment-data"
import { perform } from "../perform"
import { notAllowed } from "../refusal"

/**
 * Cancels Klarna's order where core's reason for calling means that, and only there: an order that was edited or a
 * return that was requested ends here too, and keeps its authorization.
 */
export async function cancel(
  tools: Tools,
  input: CancelPaymentInput,
): Promise<CancelPaymentOutput> {
  const orderId = orderIdOf(input)
  if (!orderId) return { data: input.data }
  const decision = await decideCancel(tools.cradle, input)
  if (decision.action === "keep") return { data: input.data }
  const row = await tools.cradle.klarna.orders.find(orderId)
  if (row) tools.cradle.klarna.requireOwn(row)
  if (decision.rolledBack) await makeUnusable(tools, input, orderId)
  return withLock(tools.cradle, `klarna:order:${orderId}`, async () => {
    const order = await readOrder(tools, orderId)
    await endOrder(tools, order)
    return { data: withOrder(input.data, order) }
  })
}

/** After a rollback core would complete the cart on the cancelled payment without asking again. */
async function makeUnusable(
  tools: Tools,
  { data }: CancelPaymentInput,
  orderId: string,
): Promise<void> {
  const { cradle, account } = tools
  const id = data?.["session_id"]
  if (typeof id === "string") await cancelSession(tools, id)
  const row = await cradle.klarna.sessions.ofOrder(account.id, orderId)
  if (row) await retractToken(tools, row)
  await cradle.klarna.sessions.closeOfOrder(account.id, orderId)
}

/** One that core has deleted meanwhile can't be used any more either. */
async function cancelSession({ cradle }: Tools, id: string): Promise<void> {
  await cradle.paymentSessionService.update({ id, status: "canceled" }).catch((error: unknown) => {
    if (!MedusaError.isMedusaError(error) || error.type !== "not_found") throw error
  })
}

/** Ends the order at Klarna as far as its state allows: what was captured stays captured, the rest is given back. */
async function endOrder(tools: Tools, order: ManagedOrder): Promise<void> {
  switch (order.status) {
    case "AUTHORIZED":
      return change(tools, order, { call: "cancelOrder", kind: "cancel" })
    case "PART_CAPTURED":
      return change(tools, order, { call: "releaseRemainingAuthorization", kind: "release" })
    case "CAPTURED":
      throw notAllowed(
        `Klarna's order ${order.order_id} is captured in full: it can be refunded, not cancelled.`,
      )
    default:
  }
}

type Ending =
  | { readonly kind: "cancel"; readonly call: "cancelOrder" }
  | { readonly kind: "release"; readonly call: "releaseRemainingAuthorization" }

async function change(
  tools: Tools,
  { order_id }: ManagedOrder,
  { kind, call }: Ending,
): Promise<void> {
  await perform(tools, { kind, subject: order_id, wish: order_id }, async (idempotencyKey) => {
    await tools.account.client.orders.change(call, { idempotencyKey, orderId: order_id })
    return null
  })
}
