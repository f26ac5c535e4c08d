import { defineLink } from "@medusajs/framework/utils"
import OrderModule from "@medusajs/medusa/order"

import KlarnaModule from "../modules/klarna"

/**
 * A subscription's orders: the one with which it began, and one for each renewal. An order with which several subscriptions
 * began belongs to all of them.
 */
export default defineLink(
  { isList: true, linkable: KlarnaModule.linkable.klarnaSubscription },
  { isList: true, linkable: OrderModule.linkable.order },
)
