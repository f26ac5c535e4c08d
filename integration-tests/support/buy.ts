import { payCart } from "../../demo/check/checkout"
import type { Purchase } from "../../demo/check/purchases"
import { findPaymentId } from "../../demo/check/read-medusa"
import { fillCart } from "../../demo/check/shopper"
import type { Store } from "./in-store"

export interface Bought {
  readonly orderId: string
  readonly paymentId: string
}

/** A whole purchase by the Store API, as a storefront makes it. */
export async function buy(
  { store, klarna, admin, offer }: Store,
  purchase: Purchase,
): Promise<Bought> {
  const id = await fillCart(store, offer, purchase)
  const orderId = await payCart(store, klarna, { id, purchase })
  return { orderId, paymentId: await findPaymentId(admin, orderId) }
}
