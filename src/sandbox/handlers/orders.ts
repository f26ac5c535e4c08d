import { managementJson } from "../http/answers"
import type { Handler } from "../http/call"
import { param } from "../http/call"
import { cancel, extend, release, updateAuthorization as update } from "../operations/authorization"
import { addShippingInfo, updateCustomer, updateReferences } from "../operations/details"
import { Refusal } from "../refusal"
import { dayOf } from "../rules/days"
import {
  AUTHORIZATION_UPDATE,
  CUSTOMER_DETAILS,
  MERCHANT_REFERENCES,
  SHIPPING_INFO,
} from "../rules/management-fields"
import { orderView } from "../views/order-view"
import { findOrder } from "./finding"
import { readManagement } from "./reading"
import { saved, savedOnce } from "./writing"

export const readOrder: Handler = (call, world) =>
  managementJson(orderView(findOrder(call, world), call.now))

export const acknowledgeOrder: Handler = (call, world) => {
  const order = findOrder(call, world, "Acknowledgement not possible.")
  const effect = () => ({ ...order, acknowledgedAt: call.now })
  return savedOnce({ effect, key: "acknowledge", order }, world)
}

export const cancelOrder: Handler = (call, world) => {
  const order = findOrder(call, world, "Cancel not possible.")
  return savedOnce({ effect: () => cancel(order, call.now), key: "cancel", order }, world)
}

/** Repeats of one day are one call. */
export const extendAuthorizationTime: Handler = (call, world) => {
  const order = findOrder(call, world, "Authorization time cannot be extended.")
  const key = `extend ${dayOf(call.now)}`
  return savedOnce({ effect: () => extend(order, call.now), key, order }, world)
}

export const releaseRemainingAuthorization: Handler = (call, world) =>
  saved(
    release(findOrder(call, world, "Remaining authorization cannot be released."), call.now),
    world,
  )

export const updateAuthorization: Handler = (call, world) => {
  const body = readManagement(AUTHORIZATION_UPDATE, call.body)
  const order = findOrder(call, world, "Order authorization cannot be updated.")
  return saved(update(order, body, call.now), world)
}

export const updateMerchantReferences: Handler = (call, world) => {
  const body = readManagement(MERCHANT_REFERENCES, call.body)
  const order = world.store.orders.get(param(call, "order_id"))
  // The one call whose "not found" does not name the order (documented).
  if (!order) {
    throw new Refusal(
      404,
      "NO_SUCH_ORDER",
      "Order cannot be found. Merchant references cannot be updated.",
    )
  }
  return saved(updateReferences(order, body, call.now), world)
}

export const updateCustomerDetails: Handler = (call, world) => {
  const body = readManagement(CUSTOMER_DETAILS, call.body)
  const order = findOrder(call, world, "Customer details cannot be updated.")
  return saved(updateCustomer(order, body, call.now), world)
}

export const addOrderShippingInfo: Handler = (call, world) => {
  const body = readManagement(SHIPPING_INFO, call.body)
  const order = findOrder(call, world, "Shipping info cannot be added to order <id>.")
  const key = `shipping-info ${JSON.stringify(body)}`
  return savedOnce({ effect: () => addShippingInfo(order, body), key, order }, world)
}
