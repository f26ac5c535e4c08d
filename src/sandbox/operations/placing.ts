import { tellPlaced } from "../callbacks/events"
import type { Data } from "../data"
import { dataAt, listAt, numberAt, textAt } from "../data"
import type { Dice } from "../dice"
import type { PaymentMethod } from "../rules/methods"
import { triggersOf } from "../rules/triggers"
import type { Capture, Order, OrderSource } from "../state/order"
import { fraudStatus } from "../state/order-status"
import type { World } from "../world"

/** The purchase of an order: what was authorized, completed by what was placed. */
export function placedPurchase(authorized: Data, body: Data): Data {
  const customer = { ...dataAt(authorized, "customer"), ...dataAt(body, "customer") }
  return { ...authorized, ...body, customer }
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
  readonly source: OrderSource
  readonly method: PaymentMethod
  readonly purchase: Data
  readonly now: Date
}

/** A fresh order for a purchase. */
export function newOrder({ method, now, purchase, source }: OrderInput, dice: Dice): Order {
  const { review } = triggersOf(purchase)
  const billing = dataAt(purchase, "billing_address") ?? {}
  return {
    ...source,
    amount: numberAt(purchase, "order_amount"),
    captures: [],
    extendedAt: [],
    id: dice.uuid(),
    klarnaReference: dice.reference(),
    lines: listAt(purchase, "order_lines"),
    merchantReference1: textAt(purchase, "merchant_reference1"),
    merchantReference2: textAt(purchase, "merchant_reference2"),
    method,
    originalAmount: numberAt(purchase, "order_amount"),
    placedAt: now,
    purchase,
    refunds: [],
    shippingAddress: dataAt(purchase, "shipping_address") ?? billing,
    shippingInfo: [],
    transactions: {},
    ...(review ? { review } : {}),
  }
}

/** With auto_capture the whole amount is captured at once, unless a decision is awaited. */
export function autoCaptured(
  order: Order,
  { body, now }: Omit<CaptureInput, "amount">,
  dice: Dice,
): Order {
  const isDue = body.auto_capture === true && order.amount > 0
  if (!isDue || fraudStatus(order, now) !== "ACCEPTED") return order
  const input = { amount: order.amount, body: { order_lines: order.lines }, now }
  return { ...order, captures: [newCapture(order, input, dice)] }
}

/** Every new order enters the books here, whoever placed it. */
export function enterOrder(order: Order, world: World): void {
  world.store.orders.set(order.id, order)
  tellPlaced(order, world)
}
