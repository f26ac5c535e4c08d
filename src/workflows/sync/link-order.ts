import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import { withLock, type SyncContext } from "./context"

interface Unlinked {
  readonly cartId: string
  readonly collectionId: string
  readonly orderId: string
}

/** Links an order to its payment collection, as core would have. Under the cart's lock nobody is completing it. */
export async function linkOrder(
  context: Pick<SyncContext, "container">,
  { cartId, collectionId, orderId }: Unlinked,
): Promise<void> {
  const link = context.container.resolve(ContainerRegistrationKeys.LINK)
  await withLock(context, cartId, () =>
    link.create({
      [Modules.ORDER]: { order_id: orderId },
      [Modules.PAYMENT]: { payment_collection_id: collectionId },
    }),
  )
}
