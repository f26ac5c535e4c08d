import { z } from "zod"

import { AddressAnswer, ManagedAddress } from "./address"
import { ManagedOrderLine, OrderLineAnswer } from "./order-line"
import { answerText, CappedAmount, text } from "./primitives"

export const ORDER_STATUSES = [
  "AUTHORIZED",
  "PART_CAPTURED",
  "CAPTURED",
  "CANCELLED",
  "EXPIRED",
  "CLOSED",
] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

export const SHIPPING_METHODS = [
  "PickUpStore",
  "Home",
  "BoxReg",
  "BoxUnreg",
  "PickUpPoint",
  "Own",
  "Postal",
  "DHLPackstation",
  "Digital",
  "Undefined",
  "PickUpWarehouse",
  "ClickCollect",
  "PalletDelivery",
] as const

export const ShippingInfo = z.strictObject({
  return_shipping_company: text(100).optional(),
  return_tracking_number: text(100).optional(),
  return_tracking_uri: text(1024).optional(),
  shipping_company: text(100).optional(),
  shipping_method: z.enum(SHIPPING_METHODS).optional(),
  tracking_number: text(100).optional(),
  tracking_uri: text(1024).optional(),
})
export type ShippingInfo = z.infer<typeof ShippingInfo>

/** Body of a capture. `captured_amount` in minor units; `reference` is ours and is echoed by settlements. */
export const CaptureRequest = z.strictObject({
  captured_amount: CappedAmount,
  description: text(255).optional(),
  order_lines: z.array(ManagedOrderLine).max(1000).optional(),
  reference: text(255).optional(),
  shipping_delay: z.int().min(0).optional(),
  shipping_info: z.array(ShippingInfo).max(500).optional(),
})
export type CaptureRequest = z.infer<typeof CaptureRequest>

/** Body of a refund. `refunded_amount` in minor units. */
export const RefundRequest = z.strictObject({
  description: text(255).optional(),
  order_lines: z.array(ManagedOrderLine).max(1000).optional(),
  reference: text(255).optional(),
  refunded_amount: CappedAmount,
})
export type RefundRequest = z.infer<typeof RefundRequest>

/** Body of an authorization update. Lines that are left out are deleted at Klarna. */
export const AuthorizationUpdateRequest = z.strictObject({
  description: text(255).optional(),
  order_amount: CappedAmount,
  order_lines: z.array(ManagedOrderLine).max(1000).optional(),
})
export type AuthorizationUpdateRequest = z.infer<typeof AuthorizationUpdateRequest>

/** Body of a reference update: an absent field is kept, an empty string clears it. */
export const MerchantReferencesRequest = z.strictObject({
  merchant_reference1: text(255).optional(),
  merchant_reference2: text(255).optional(),
})
export type MerchantReferencesRequest = z.infer<typeof MerchantReferencesRequest>

/** Body of a change of the shipping address; Klarna refuses a billing address here. */
export const CustomerDetailsRequest = z.strictObject({
  shipping_address: ManagedAddress.optional(),
})
export type CustomerDetailsRequest = z.infer<typeof CustomerDetailsRequest>

export const ShippingInfoRequest = z.strictObject({
  shipping_info: z.array(ShippingInfo).min(1).max(500),
})
export type ShippingInfoRequest = z.infer<typeof ShippingInfoRequest>

export const ExtendDueDateRequest = z.strictObject({ number_of_days: z.int() })
export type ExtendDueDateRequest = z.infer<typeof ExtendDueDateRequest>

export const Capture = z.looseObject({
  capture_id: z.string(),
  captured_amount: z.number(),
  captured_at: answerText,
  klarna_reference: answerText,
  order_lines: z.array(OrderLineAnswer).nullish(),
  reference: answerText,
  refunded_amount: z.number().nullish(),
})
export type Capture = z.infer<typeof Capture>

/** A refund as read back. `reference` was not among the fields in recordings, although it had been sent. */
export const Refund = z.looseObject({
  description: answerText,
  order_lines: z.array(OrderLineAnswer).nullish().catch(undefined),
  reference: answerText,
  refund_id: z.string(),
  refunded_amount: z.number(),
  refunded_at: answerText,
})
export type Refund = z.infer<typeof Refund>

/**
 * An order of Order Management. Amounts in minor units. `status` and `fraud_status` are left as text, so that a value
 * Klarna adds tomorrow is a warning and not a crash. Missing texts come as empty strings.
 */
export const ManagedOrder = z.looseObject({
  billing_address: AddressAnswer.nullish().catch(undefined),
  captured_amount: z.number(),
  captures: z.array(Capture).nullish(),
  created_at: answerText,
  expires_at: answerText,
  fraud_status: answerText,
  initial_payment_method: z
    .looseObject({
      description: answerText,
      number_of_installments: z.number().nullish().catch(undefined),
      type: answerText,
    })
    .nullish()
    .catch(undefined),
  klarna_reference: answerText,
  merchant_reference1: answerText,
  merchant_reference2: answerText,
  order_amount: z.number(),
  order_id: z.string().min(1),
  order_lines: z.array(OrderLineAnswer).nullish(),
  original_order_amount: z.number().nullish(),
  purchase_country: answerText,
  purchase_currency: z.string(),
  refunded_amount: z.number(),
  refunds: z.array(Refund).nullish(),
  remaining_authorized_amount: z.number(),
  shipping_address: AddressAnswer.nullish().catch(undefined),
  status: z.string(),
})
export type ManagedOrder = z.infer<typeof ManagedOrder>

export const CaptureList = z.array(Capture)
export type CaptureList = z.infer<typeof CaptureList>

export const ExtendDueDateOptions = z.looseObject({
  currency: answerText,
  options: z.array(z.looseObject({ amount: z.number(), number_of_days: z.number() })).nullish(),
})
export type ExtendDueDateOptions = z.infer<typeof ExtendDueDateOptions>
