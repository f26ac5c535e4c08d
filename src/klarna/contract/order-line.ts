import { z } from "zod"

import { KLARNA_INTERVALS } from "./intervals"
import { Amount, answerText, MAX_AMOUNT, text } from "./primitives"

export const ProductIdentifiers = z.strictObject({
  brand: text(70).optional(),
  category_path: text(750).optional(),
  color: text(64).optional(),
  global_trade_item_number: text(50).optional(),
  manufacturer_part_number: text(70).optional(),
  size: text(64).optional(),
})
export type ProductIdentifiers = z.infer<typeof ProductIdentifiers>

export const LineSubscription = z.strictObject({
  interval: z.enum(KLARNA_INTERVALS),
  interval_count: z.int().min(1),
  name: z.string().min(1).max(255),
})
export type LineSubscription = z.infer<typeof LineSubscription>

export const OrderLineType = z.enum([
  "physical",
  "discount",
  "shipping_fee",
  "sales_tax",
  "digital",
  "gift_card",
  "store_credit",
  "surcharge",
])
export type OrderLineType = z.infer<typeof OrderLineType>

/** What the lines of all three APIs share. */
export const lineFields = {
  image_url: text(1024).optional(),
  merchant_data: text(1024).optional(),
  name: z.string().min(1).max(255),
  product_identifiers: ProductIdentifiers.optional(),
  product_url: text(1024).optional(),
  quantity: z.int().min(0),
  reference: text(255).optional(),
  subscription: LineSubscription.optional(),
  total_amount: z.int().max(MAX_AMOUNT),
  total_discount_amount: Amount.optional(),
  total_tax_amount: z.int().optional(),
  unit_price: z.int().max(MAX_AMOUNT),
}

/**
 * A line of a Payments request. Amounts are minor units and hold tax, `tax_rate` is in basis points (1900 = 19 %),
 * and `total_amount` is `quantity * unit_price - total_discount_amount` to the last unit.
 */
export const OrderLine = z.strictObject({
  ...lineFields,
  quantity_unit: z.string().min(1).max(8).optional(),
  tax_rate: z.int().min(0).max(10_000).optional(),
  type: OrderLineType.optional(),
})
export type OrderLine = z.infer<typeof OrderLine>

/** A line of an Order Management request: as in Payments, with `return_fee` and its own limits. */
export const ManagedOrderLine = z.strictObject({
  ...lineFields,
  name: text(255),
  quantity_unit: text(10).optional(),
  tax_rate: z.int().min(0).optional(),
  total_discount_amount: Amount.max(MAX_AMOUNT).optional(),
  total_tax_amount: z.int().max(MAX_AMOUNT).optional(),
  type: z.enum([...OrderLineType.options, "return_fee"]).optional(),
})
export type ManagedOrderLine = z.infer<typeof ManagedOrderLine>

/** A number of an answer that no answer fails for. */
const answerNumber = z.number().nullish().catch(undefined)

/** A line as Klarna answers it: only what is read back is named. */
export const OrderLineAnswer = z.looseObject({
  image_url: answerText,
  merchant_data: answerText,
  name: answerText,
  product_url: answerText,
  quantity: z.number().nullish(),
  quantity_unit: answerText,
  reference: answerText,
  tax_rate: answerNumber,
  total_amount: z.number().nullish(),
  total_discount_amount: answerNumber,
  total_tax_amount: answerNumber,
  type: answerText,
  unit_price: answerNumber,
})
export type OrderLineAnswer = z.infer<typeof OrderLineAnswer>
