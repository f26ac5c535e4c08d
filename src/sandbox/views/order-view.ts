import type { OrderStatus } from "../../klarna/contract/managed-order"
import type { Data } from "../data"
import { compact, dataAt, textAt } from "../data"
import type { Capture, Order, Refund } from "../state/order"
import type { FraudStatus } from "../state/order-status"
import {
  capturedAmount,
  expiresAt,
  fraudStatus,
  refundedAmount,
  refundedPerCapture,
  remainingAmount,
  statusOf,
} from "../state/order-status"
import { addressView, lineView } from "./parts"

/** An order as Order Management reads it back. Amounts in minor units. */
export interface OrderView {
  readonly order_id: string
  readonly status: OrderStatus
  readonly fraud_status: FraudStatus
  readonly order_amount: number
  readonly original_order_amount: number
  readonly captured_amount: number
  readonly refunded_amount: number
  readonly remaining_authorized_amount: number
  readonly purchase_currency: string
  readonly purchase_country: string
  readonly locale: string
  readonly klarna_reference: string
  readonly merchant_reference1?: string
  readonly merchant_reference2?: string
  readonly created_at: string
  readonly expires_at: string
  readonly order_lines: readonly Data[]
  readonly captures: readonly CaptureView[]
  readonly refunds: readonly RefundView[]
  readonly billing_address: Data
  readonly shipping_address: Data
  readonly customer: Data
  readonly initial_payment_method: { readonly type: string; readonly description: string }
  readonly merchant_data?: string
  readonly shipping_info?: readonly Data[]
}

export interface CaptureView {
  readonly capture_id: string
  readonly klarna_reference: string
  readonly captured_amount: number
  readonly captured_at: string
  readonly description: string
  readonly order_lines: readonly Data[]
  readonly refunded_amount: number
  readonly reference?: string
  readonly billing_address: Data
  readonly shipping_address: Data
  readonly shipping_info?: readonly Data[]
}

export interface RefundView {
  readonly refund_id: string
  readonly refunded_amount: number
  readonly refunded_at: string
  readonly description: string
  readonly order_lines: readonly Data[]
  readonly credit_invoice: boolean
}

export function captureView(capture: Capture, order: Order): CaptureView {
  return {
    capture_id: capture.id,
    klarna_reference: capture.klarnaReference,
    captured_amount: capture.amount,
    captured_at: capture.capturedAt.toISOString(),
    description: capture.description,
    order_lines: capture.lines.map(lineView),
    refunded_amount: refundedPerCapture(order).get(capture.id) ?? 0,
    ...(capture.reference === "" ? {} : { reference: capture.reference }),
    billing_address: addressView(dataAt(order.purchase, "billing_address") ?? {}),
    shipping_address: addressView(order.shippingAddress),
    ...(capture.shippingInfo.length === 0 ? {} : { shipping_info: capture.shippingInfo }),
  }
}

/** A refund comes back without the `reference` that was sent (recorded). */
export const refundView = (refund: Refund): RefundView => ({
  refund_id: refund.id,
  refunded_amount: refund.amount,
  refunded_at: refund.refundedAt.toISOString(),
  description: refund.description,
  order_lines: refund.lines.map(lineView),
  credit_invoice: false,
})

function customerView({ purchase }: Order): Data {
  const customer = dataAt(purchase, "customer") ?? {}
  return compact({
    date_of_birth: textAt(customer, "date_of_birth") || undefined,
    national_identification_number: textAt(customer, "national_identification_number") || undefined,
    type: textAt(customer, "type") || "person",
  })
}

function amountsOf(order: Order, now: Date) {
  return {
    order_amount: order.amount,
    original_order_amount: order.originalAmount,
    captured_amount: capturedAmount(order),
    refunded_amount: refundedAmount(order),
    remaining_authorized_amount: remainingAmount(order, now),
  }
}

/** Left out when empty, unlike the other texts (recorded). */
function leftOutWhenEmpty(order: Order) {
  const merchantData = textAt(order.purchase, "merchant_data")
  return {
    ...(order.merchantReference1 === "" ? {} : { merchant_reference1: order.merchantReference1 }),
    ...(order.merchantReference2 === "" ? {} : { merchant_reference2: order.merchantReference2 }),
    ...(merchantData === "" ? {} : { merchant_data: merchantData }),
    ...(order.shippingInfo.length === 0 ? {} : { shipping_info: order.shippingInfo }),
  }
}

export function orderView(order: Order, now: Date): OrderView {
  return {
    order_id: order.id,
    status: statusOf(order, now),
    fraud_status: fraudStatus(order, now),
    ...amountsOf(order, now),
    purchase_currency: textAt(order.purchase, "purchase_currency").toUpperCase(),
    locale: textAt(order.purchase, "locale") || "en-US",
    order_lines: order.lines.map(lineView),
    klarna_reference: order.klarnaReference,
    customer: customerView(order),
    billing_address: addressView(dataAt(order.purchase, "billing_address") ?? {}),
    shipping_address: addressView(order.shippingAddress),
    created_at: order.placedAt.toISOString(),
    purchase_country: textAt(order.purchase, "purchase_country").toUpperCase(),
    expires_at: expiresAt(order).toISOString(),
    captures: order.captures.map((capture) => captureView(capture, order)),
    refunds: order.refunds.map(refundView),
    initial_payment_method: { type: order.method.initial, description: order.method.description },
    ...leftOutWhenEmpty(order),
  }
}
