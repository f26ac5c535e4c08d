import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import type { SyncContext } from "./context"

interface Unlinked {
  readonly cartId: string
  /** Null where nothing is to be paid. */
  readonly collectionId: string | null
  readonly orderId: string
}

/**
 * Links an order to its cart and its payment collection and ends the cart, as core would have. To be called under the cart's
 * lock: nobody is completing it there, and what was found before may be rolled back.
 */
export async function linkOrder(
  { container }: Pick<SyncContext, "container">,
  { cartId, collectionId, orderId }: Unlinked,
): Promise<void> {
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  const order = { [Modules.ORDER]: { order_id: orderId } }
  await link.create([
    { ...order, [Modules.CART]: { cart_id: cartId } },
    ...(collectionId === null
      ? []
      : [{ ...order, [Modules.PAYMENT]: { payment_collection_id: collectionId } }]),
  ])
  const carts = container.resolve(Modules.CART)
  const cart = await carts.retrieveCart(cartId)
  if (!cart.completed_at) await carts.updateCarts(cartId, { completed_at: new Date() })
}
