import type { MedusaContainer } from "@medusajs/framework/types"
import { createProductTypesWorkflow } from "@medusajs/medusa/core-flows"

import { findId, idOf } from "./find"

/** Product types decide the tax rate. */
export const PRODUCT_TYPES = { goods: "Goods", book: "Book" } as const
export type ProductType = keyof typeof PRODUCT_TYPES
export type ProductTypeIds = Record<ProductType, string>

export async function ensureTypes(container: MedusaContainer): Promise<ProductTypeIds> {
  return {
    goods: await ensureType(container, PRODUCT_TYPES.goods),
    book: await ensureType(container, PRODUCT_TYPES.book),
  }
}

async function ensureType(container: MedusaContainer, value: string): Promise<string> {
  const found = await findId(container, "product_type", { value })
  if (found) return found
  const { result } = await createProductTypesWorkflow(container).run({
    input: { product_types: [{ value }] },
  })
  return idOf(result)
}
