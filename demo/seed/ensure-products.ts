import type { MedusaContainer } from "@medusajs/framework/types"
import { createProductsWorkflow, updateProductsWorkflow } from "@medusajs/medusa/core-flows"

import { ensureTypes } from "./ensure-types"
import type { ProductTypeIds } from "./ensure-types"
import { findAll } from "./find"
import { pictureOf, toProductInput } from "./product-input"
import { PRODUCTS } from "./products"

interface Where {
  channelId: string
  profileId: string
  /** Where the pictures are served; the port may differ from one run of the demo to the next. */
  picturesUrl: string
}

export async function ensureProducts(
  container: MedusaContainer,
  where: Where,
): Promise<ProductTypeIds> {
  const types = await ensureTypes(container)
  const found = await findAll(container, { entity: "product", fields: ["handle", "thumbnail"] })
  const existing = new Map(found.map((row) => [row["handle"], row]))
  const missing = PRODUCTS.filter(({ handle }) => !existing.has(handle))
  if (missing.length > 0) {
    const products = missing.map((product) => toProductInput(product, { ...where, types }))
    await createProductsWorkflow(container).run({ input: { products } })
  }
  for (const { handle } of PRODUCTS) {
    const row = existing.get(handle)
    const picture = pictureOf(where.picturesUrl, handle)
    if (row && row["thumbnail"] !== picture) await movePicture(container, row.id, picture)
  }
  return types
}

async function movePicture(container: MedusaContainer, id: string, url: string): Promise<void> {
  await updateProductsWorkflow(container).run({
    input: { selector: { id }, update: { thumbnail: url, images: [{ url }] } },
  })
}
