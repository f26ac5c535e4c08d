import { z } from "zod"
import { Metadata, OptionalFlag, OptionalText } from "./text"

const OptionValue = z.object({
  option: z.object({ title: z.string() }).nullish(),
  value: z.string(),
})

export const MedusaVariant = z.object({
  barcode: OptionalText,
  ean: OptionalText,
  metadata: Metadata,
  mid_code: OptionalText,
  options: z.array(OptionValue.nullish()).nullish(),
  upc: OptionalText,
})
export type MedusaVariant = z.infer<typeof MedusaVariant>

const categoryFields = {
  is_active: OptionalFlag,
  is_internal: OptionalFlag,
  name: z.string(),
}
const Grandparent = z.object(categoryFields)
const Parent = z.object({ ...categoryFields, parent_category: Grandparent.nullish() })

/** A category with two levels above it, as far as the query reaches. */
export const MedusaCategory = z.object({ ...categoryFields, parent_category: Parent.nullish() })
export type MedusaCategory = z.infer<typeof MedusaCategory>

export const MedusaProduct = z.object({
  categories: z.array(MedusaCategory.nullish()).nullish(),
  handle: OptionalText,
  metadata: Metadata,
  mid_code: OptionalText,
})
export type MedusaProduct = z.infer<typeof MedusaProduct>
