import { z } from "zod"

import { MedusaAddress, MedusaCustomer } from "./people"
import { MedusaCreditLine, MedusaItem, MedusaShippingMethod } from "./priced"
import { Metadata, OptionalText } from "./text"

/**
 * A cart or an order: what is sold, to whom, and where. Ask Query for `total` of the cart or order itself, or items come
 * without theirs.
 */
export const MedusaSale = z.object({
  billing_address: MedusaAddress.nullish(),
  credit_lines: z.array(MedusaCreditLine).nullish(),
  currency_code: z.string(),
  customer: MedusaCustomer.nullish().catch(null),
  customer_id: OptionalText,
  /** The number that the shopper knows an order by; carts have none. */
  custom_display_id: z.string().nullish(),
  display_id: z.union([z.number(), z.string()]).nullish(),
  email: OptionalText,
  id: z.string(),
  items: z.array(MedusaItem).nullish(),
  locale: OptionalText,
  metadata: Metadata,
  region: z.object({ countries: z.array(z.object({ iso_2: z.string() })).nullish() }).nullish(),
  shipping_address: MedusaAddress.nullish(),
  shipping_methods: z.array(MedusaShippingMethod).nullish(),
})
export type MedusaSale = z.infer<typeof MedusaSale>
