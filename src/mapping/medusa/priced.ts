import { z } from "zod"

import { Digits } from "./amount"
import { MedusaProduct, MedusaVariant } from "./product"
import { Metadata, OptionalFlag, OptionalText } from "./text"

const TaxLine = z.object({ rate: Digits })

/**
 * What items and shipping methods of carts and orders have in common. Totals hold tax; `total` is after discounts. The two
 * that only count where tax is a line of its own are read there.
 */
const pricedFields = {
  id: z.string(),
  original_subtotal: z.unknown().optional(),
  original_total: Digits,
  tax_lines: z.array(TaxLine).nullish(),
  tax_total: z.unknown().optional(),
  total: Digits,
}

/** What happened to an item of an order since. What was returned is in none of its totals. */
const ItemDetail = z.object({
  return_dismissed_quantity: Digits.nullish(),
  return_received_quantity: Digits.nullish(),
})

export const MedusaItem = z.object({
  ...pricedFields,
  detail: ItemDetail.nullish(),
  /** Null for a custom item, and for a product that was deleted since. */
  product: MedusaProduct.nullish().catch(null),
  product_title: OptionalText,
  quantity: Digits,
  requires_shipping: OptionalFlag,
  thumbnail: OptionalText,
  title: z.string(),
  variant: MedusaVariant.nullish().catch(null),
  variant_barcode: OptionalText,
  variant_id: OptionalText,
  variant_sku: OptionalText,
  variant_title: OptionalText,
})
export type MedusaItem = z.infer<typeof MedusaItem>

export const MedusaShippingMethod = z.object({ ...pricedFields, name: z.string() })
export type MedusaShippingMethod = z.infer<typeof MedusaShippingMethod>

export type MedusaPriced = MedusaItem | MedusaShippingMethod

/** What is paid otherwise: a gift card, store credit. A positive amount lowers what is left to pay. */
export const MedusaCreditLine = z.object({
  amount: Digits,
  id: z.string(),
  metadata: Metadata,
  reference: OptionalText,
})
export type MedusaCreditLine = z.infer<typeof MedusaCreditLine>
