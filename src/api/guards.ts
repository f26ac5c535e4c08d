import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import type { KlarnaChargeRow, KlarnaModuleService } from "../modules/klarna/service"

const PAID = "This purchase is already being paid with Klarna."

/**
 * Anybody who knows a payment collection can ask for a new session on it, and core then deletes the old one, also when an
 * order was placed with it. A collection whose Klarna order is placed, or being placed, or whose token is being charged, takes
 * none.
 */
export async function refuseWhenPaid(
  request: MedusaRequest,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const klarna: KlarnaModuleService = request.scope.resolve("klarna")
  const id = String(request.params["id"])
  const charge = await klarna.charges.ofCollection(id)
  const isCharged =
    charge !== undefined &&
    (charge.way === "token" ||
      charge.klarna_order_id !== null ||
      ["paid", "canceled", "blocked"].includes(charge.state))
  const isPaid = isCharged || (await klarna.sessions.isBeingPaid(id))
  next(isPaid ? new MedusaError(MedusaError.Types.NOT_ALLOWED, PAID) : undefined)
}

/**
 * A customer who pays an open charge gets its cart's id. What a renewal sells, to whom and where, is the store's to say: the
 * cart can be read and completed, not changed. Neither can a cart whose saved payment method may have been charged: Klarna is
 * asked again for the same amount, and its order has to be worth the goods.
 */
export async function keepChargedCart(
  request: MedusaRequest,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const [, cartId = "", action] =
    /\/store\/carts\/([^/?]+)(?:\/([^/?]+))?/.exec(request.originalUrl) ?? []
  if (cartId === "" || action === "complete") {
    next()
    return
  }
  const klarna: KlarnaModuleService = request.scope.resolve("klarna")
  const filters = { cart_id: decodeURIComponent(cartId) }
  const [charge] = await klarna.listKlarnaCharges(filters, { take: 1 })
  const why = charge && whyKept(charge)
  next(why === undefined ? undefined : new MedusaError(MedusaError.Types.NOT_ALLOWED, why))
}

function whyKept({ state, subscription_id, way }: KlarnaChargeRow): string | undefined {
  if (subscription_id !== null) {
    return "This is a renewal of a subscription: it can be paid, not changed."
  }
  const isOpen = state !== "paid" && state !== "canceled"
  return isOpen && way === "token" ? "This cart is being paid: it can't be changed now." : undefined
}
