import { z } from "zod"

import { type Decimal, toDecimal } from "../money"

/** An amount or quantity as Query answers it, read exactly. */
export const Exact = z.unknown().transform((value, context): Decimal => {
  try {
    return toDecimal(value)
  } catch {
    context.addIssue({ code: "custom", message: "is not an amount" })
    return z.NEVER
  }
})

const TaxLine = z.looseObject({ rate: Exact })

/** What items and shipping methods of carts have in common. Totals hold tax; `total` is after discounts. */
const pricedFields = {
  id: z.string(),
  original_total: Exact,
  tax_lines: z.array(TaxLine).nullish(),
  total: Exact,
}

export const MedusaItem = z.looseObject({
  ...pricedFields,
  product_title: z.string().nullish(),
  quantity: Exact,
  requires_shipping: z.boolean().nullish(),
  thumbnail: z.string().nullish(),
  title: z.string(),
  variant_sku: z.string().nullish(),
  variant_title: z.string().nullish(),
})
export type MedusaItem = z.infer<typeof MedusaItem>

export const MedusaShippingMethod = z.looseObject({ ...pricedFields, name: z.string() })
export type MedusaShippingMethod = z.infer<typeof MedusaShippingMethod>

export const MedusaAddress = z.looseObject({
  address_1: z.string().nullish(),
  address_2: z.string().nullish(),
  city: z.string().nullish(),
  country_code: z.string().nullish(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  phone: z.string().nullish(),
  postal_code: z.string().nullish(),
  province: z.string().nullish(),
})
export type MedusaAddress = z.infer<typeof MedusaAddress>

/** A cart with its totals. Ask Query for `total` of the cart itself, or items come without theirs. */
export const MedusaCart = z.looseObject({
  billing_address: MedusaAddress.nullish(),
  currency_code: z.string(),
  customer_id: z.string().nullish(),
  email: z.string().nullish(),
  id: z.string(),
  items: z.array(MedusaItem).nullish(),
  region: z
    .looseObject({ countries: z.array(z.looseObject({ iso_2: z.string() })).nullish() })
    .nullish(),
  shipping_address: MedusaAddress.nullish(),
  shipping_methods: z.array(MedusaShippingMethod).nullish(),
})
export type MedusaCart = z.infer<typeof MedusaCart>
