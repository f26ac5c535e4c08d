import { z } from "zod"

import { Address } from "./address"
import { lineFields, OrderLineType } from "./order-line"
import { Amount, CurrencyCode, MAX_TOKEN_LINE_AMOUNT, text } from "./primitives"
import { Attachment } from "./session"

/** A line of a charge: as in Payments, with smaller limits. */
export const CustomerTokenOrderLine = z.strictObject({
  ...lineFields,
  merchant_data: text(255).optional(),
  quantity_unit: z.string().min(1).max(8).optional(),
  tax_rate: z.int().min(0).max(10_000).optional(),
  total_amount: z.int().max(MAX_TOKEN_LINE_AMOUNT),
  type: OrderLineType.optional(),
  unit_price: z.int().max(MAX_TOKEN_LINE_AMOUNT),
})
export type CustomerTokenOrderLine = z.infer<typeof CustomerTokenOrderLine>

/** The delivery address of a charge. */
export const CustomerTokenOrderAddress = Address.extend({
  phone: z.string().min(5).max(99).optional(),
})

/**
 * Body of `POST /customer-token/v1/tokens/{customer_token}/order`, a charge. Amounts in minor units. Country and billing
 * address are those of the token.
 */
export const CustomerTokenOrderRequest = z.strictObject({
  attachment: Attachment.optional(),
  auto_capture: z.boolean().optional(),
  merchant_data: text(6000).optional(),
  merchant_reference1: text(255).optional(),
  merchant_reference2: text(255).optional(),
  merchant_urls: z
    .strictObject({ confirmation: text(2000), push: text(2000).optional() })
    .optional(),
  order_amount: z.int().min(1),
  order_lines: z.array(CustomerTokenOrderLine).min(1).max(1000),
  order_tax_amount: Amount,
  purchase_currency: CurrencyCode,
  shipping_address: CustomerTokenOrderAddress.optional(),
})
export type CustomerTokenOrderRequest = z.infer<typeof CustomerTokenOrderRequest>
