import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import { KLARNA_MODULE } from "../../../modules/klarna/name"

/** An order shows its subscription, and the subscription its orders. Again changes nothing. */
export async function linkOrderToSubscription(
  container: MedusaContainer,
  { orderId, subscriptionId }: { readonly orderId: string; readonly subscriptionId: string },
): Promise<void> {
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  await link.create({
    [KLARNA_MODULE]: { klarna_subscription_id: subscriptionId },
    [Modules.ORDER]: { order_id: orderId },
  })
}
