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
 *
 * The cart's id is the one that Express read from the address for this very route, so that the guard and the route mean the
 * same cart however the address was written.
 */
export async function keepChargedCart(
  request: MedusaRequest,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const { id: cart_id, 0: action } = request.params
  if (cart_id === undefined) {
    next(new MedusaError(MedusaError.Types.INVALID_DATA, "The address names no cart."))
    return
  }
  if (isCompletion(action)) {
    next()
    return
  }
  const klarna: KlarnaModuleService = request.scope.resolve("klarna")
  const [charge] = await klarna.listKlarnaCharges({ cart_id }, { take: 1 })
  const why = charge && whyKept(charge)
  next(why === undefined ? undefined : new MedusaError(MedusaError.Types.NOT_ALLOWED, why))
}

/** The routes whose carts are kept: Express gives the part behind the id as parameter 0. */
export const CART_CHANGES = {
  matchers: ["/store/carts/:id", "/store/carts/:id/*"],
  methods: ["POST", "PUT", "PATCH", "DELETE"],
} as const

/** Completing a cart is paying it. Express takes capitals and one slash at the end for the same route. */
function isCompletion(action: string | undefined): boolean {
  return action?.toLowerCase() === "complete" || action?.toLowerCase() === "complete/"
}

function whyKept({ state, subscription_id, way }: KlarnaChargeRow): string | undefined {
  if (subscription_id !== null) {
    return "This is a renewal of a subscription: it can be paid, not changed."
  }
  const isOpen = state !== "paid" && state !== "canceled"
  return isOpen && way === "token" ? "This cart is being paid: it can't be changed now." : undefined
}
