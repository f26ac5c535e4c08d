import type { Data } from "../data"
import { dataAt, listAt, numberAt, textAt } from "../data"
import type { Dice } from "../dice"
import type { PaymentMethod } from "../rules/methods"
import { methodOf } from "../rules/methods"
import { triggersOf } from "../rules/triggers"
import type { Authorization } from "../state/authorization"
import type { Capture, Order } from "../state/order"

/** The purchase of an order: what was authorized, completed by what was placed. */
export function placedPurchase(authorized: Data, body: Data): Data {
  const customer = { ...dataAt(authorized, "customer"), ...dataAt(body, "customer") }
  return { ...authorized, ...body, customer }
}

function methodFor(authorization: Authorization, purchase: Data): PaymentMethod {
  const business = textAt(dataAt(purchase, "customer") ?? {}, "type") === "organization"
  return methodOf(authorization.category, business)
}

interface CaptureInput {
  readonly amount: number
  readonly now: Date
  readonly body: Data
}

/** The next capture of an order. */
export function newCapture(order: Order, { amount, body, now }: CaptureInput, dice: Dice): Capture {
  return {
    amount,
    capturedAt: now,
    description: textAt(body, "description"),
    dueDateExtendedBy: 0,
    id: dice.uuid(),
    klarnaReference: `${order.klarnaReference}-${order.captures.length + 1}`,
    lines: listAt(body, "order_lines"),
    reference: textAt(body, "reference"),
    shippingInfo: listAt(body, "shipping_info"),
  }
}

interface OrderInput {
  readonly authorization: Authorization
  readonly purchase: Data
  readonly now: Date
}

/** A fresh order for an authorization. */
export function newOrder({ authorization, now, purchase }: OrderInput, dice: Dice): Order {
  const { review } = triggersOf(purchase)
  const billing = dataAt(purchase, "billing_address") ?? {}
  return {
    amount: numberAt(purchase, "order_amount"),
    authorizationToken: authorization.token,
    captures: [],
    extendedAt: [],
    id: dice.uuid(),
    klarnaReference: dice.reference(),
    lines: listAt(purchase, "order_lines"),
    merchantReference1: textAt(purchase, "merchant_reference1"),
    merchantReference2: textAt(purchase, "merchant_reference2"),
    method: methodFor(authorization, purchase),
    originalAmount: numberAt(purchase, "order_amount"),
    placedAt: now,
    purchase,
    refunds: [],
    sessionId: authorization.sessionId,
    shippingAddress: dataAt(purchase, "shipping_address") ?? billing,
    shippingInfo: [],
    transactions: {},
    ...(review ? { review } : {}),
  }
}
