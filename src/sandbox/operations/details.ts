import type { Data } from "../data"
import { dataAt, listAt, textAt } from "../data"
import { Refusal } from "../refusal"
import type { Order } from "../state/order"
import { findCapture, statusOf } from "../state/order-status"

const notAllowed = (message: string): Refusal => new Refusal(403, "NOT_ALLOWED", message)

/** A field that is left out is kept, an empty one is cleared. Documented: update merchant references. */
export function updateReferences(order: Order, body: Data, now: Date): Order {
  if (statusOf(order, now) === "CANCELLED") throw notAllowed("Update not allowed.")
  return {
    ...order,
    ...(body.merchant_reference1 === undefined
      ? {}
      : { merchantReference1: textAt(body, "merchant_reference1") }),
    ...(body.merchant_reference2 === undefined
      ? {}
      : { merchantReference2: textAt(body, "merchant_reference2") }),
  }
}

/** What an address can't do without. */
const MANDATORY = ["street_address", "postal_code", "city", "country"]

/** A new shipping address; the billing address stays. Documented: update a customer's address. */
export function updateCustomer(order: Order, body: Data, now: Date): Order {
  if (body.billing_address !== undefined) {
    throw notAllowed(
      "Billing address cannot be updated for user account order. Customer details cannot be updated.",
    )
  }
  if (statusOf(order, now) !== "AUTHORIZED") throw notAllowed("Update not allowed.")
  const changes = dataAt(body, "shipping_address") ?? {}
  const isCleared = MANDATORY.some((key) => changes[key] === "")
  const country = textAt(changes, "country")
  if (isCleared || (country !== "" && !/^[A-Za-z]{2}$/.test(country))) {
    throw new Refusal(422, "INVALID_ADDRESS", "The shipping and/or billing address is invalid")
  }
  return { ...order, shippingAddress: { ...order.shippingAddress, ...changes } }
}

export const addShippingInfo = (order: Order, body: Data): Order => ({
  ...order,
  shippingInfo: [...order.shippingInfo, ...listAt(body, "shipping_info")],
})

interface CaptureChange {
  readonly captureId: string
  readonly parcels?: readonly Data[]
  readonly days?: number
}

/** The order with parcels or days added to one of its captures. */
export function changeCapture(
  order: Order,
  { captureId, days = 0, parcels = [] }: CaptureChange,
): Order {
  const found = findCapture(order, captureId)
  return {
    ...order,
    captures: order.captures.map((capture) =>
      capture === found
        ? {
            ...capture,
            dueDateExtendedBy: capture.dueDateExtendedBy + days,
            shippingInfo: [...capture.shippingInfo, ...parcels],
          }
        : capture,
    ),
  }
}

/** Fees for a later due date, in minor units; only invoices have one (amounts assumed). */
export const dueDateOptions = (
  order: Order,
): readonly { amount: number; number_of_days: number }[] =>
  order.method.initial === "INVOICE"
    ? [
        { amount: 0, number_of_days: 14 },
        { amount: 100, number_of_days: 30 },
      ]
    : []

/** Whether days may be added to a capture that was not extended before. */
export function dueDateFits(order: Order, captureId: string, days: number): boolean {
  const isFirst = findCapture(order, captureId)?.dueDateExtendedBy === 0
  return isFirst && dueDateOptions(order).some((option) => option.number_of_days === days)
}
