import { z } from "zod"

/** Free data of the store's own; anything but an object reads as none. */
export const Metadata = z.record(z.string(), z.unknown()).nullish().catch(null)
export type Metadata = z.infer<typeof Metadata>

const OptionValue = z.object({
  option: z.object({ title: z.string() }).nullish(),
  value: z.string(),
})

export const MedusaVariant = z.object({
  barcode: z.string().nullish(),
  ean: z.string().nullish(),
  metadata: Metadata,
  mid_code: z.string().nullish(),
  options: z.array(OptionValue.nullish()).nullish(),
  upc: z.string().nullish(),
})
export type MedusaVariant = z.infer<typeof MedusaVariant>

const categoryFields = {
  is_active: z.boolean().nullish(),
  is_internal: z.boolean().nullish(),
  name: z.string(),
}
const Grandparent = z.object(categoryFields)
const Parent = z.object({ ...categoryFields, parent_category: Grandparent.nullish() })

/** A category with two levels above it, as far as the query reaches. */
export const MedusaCategory = z.object({ ...categoryFields, parent_category: Parent.nullish() })
export type MedusaCategory = z.infer<typeof MedusaCategory>

export const MedusaProduct = z.object({
  categories: z.array(MedusaCategory.nullish()).nullish(),
  handle: z.string().nullish(),
  metadata: Metadata,
  mid_code: z.string().nullish(),
})
export type MedusaProduct = z.infer<typeof MedusaProduct>
