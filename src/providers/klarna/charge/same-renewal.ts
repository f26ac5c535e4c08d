import { z } from "zod"

import type { MedusaSale } from "../../../mapping/medusa/sale"
import { holdsGoodsOf, renewalPrintOf } from "../../../mapping/recurring/renewal-print"
import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { notAllowed } from "../refusal"

const Items = z.object({
  items: z.array(z.object({ quantity: z.number(), variant_id: z.string() })),
})

const CHANGED =
  "This cart was changed and is not what the subscription sells any more. Please open the payment again: it begins with a new cart."

/** A charge begins anew with another cart. */
const NO_CART = {
  cart_id: null,
  cart_print: null,
  payment_collection_id: null,
  payment_session_id: null,
} as const

/**
 * Checks, right before a renewal is paid, that its cart still sells what the subscription agreed to: the same goods and amount,
 * to the same person and place. A cart that was changed is left behind, and the charge gets a new one at its next try.
 * @throws MedusaError `not_allowed` where the cart was changed
 */
export async function requireSameRenewal(
  tools: Tools,
  charge: KlarnaChargeRow,
  sale: MedusaSale,
): Promise<void> {
  const { cart_id, id, subscription_id } = charge
  if (subscription_id === null) return
  // A cart that was left behind is not the renewal's any more, whoever completes it later.
  if (cart_id !== sale.id) throw notAllowed(CHANGED)
  if (await isSame(tools, charge, sale)) return
  if (isAsked(charge)) throw notAllowed(CHANGED)
  const { charges, journal } = tools.cradle.klarna
  await charges.update({ id, ...NO_CART })
  const reason = `cart ${cart_id} was changed after it was made for the renewal`
  await journal.write(tools.account, { kind: "charge.cart_changed", reason, subject: id })
  throw notAllowed(CHANGED)
}

/** Klarna has an order for the charge, or may have one: what it was asked for is found by its cart, so that one stays. */
function isAsked({ klarna_order_id, unknown_since, way }: KlarnaChargeRow): boolean {
  return klarna_order_id !== null || unknown_since !== null || way === "token"
}

async function isSame(
  { cradle }: Tools,
  { cart_print: print, subscription_id }: KlarnaChargeRow,
  sale: MedusaSale,
): Promise<boolean> {
  if (print !== null) return print === renewalPrintOf(sale)
  const subscription = await cradle.klarna.subscriptions.find(subscription_id ?? "")
  return subscription !== undefined && holdsGoodsOf(sale, Items.parse(subscription.items).items)
}
