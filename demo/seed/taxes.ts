import type { MedusaContainer } from "@medusajs/framework/types"
import { createTaxRatesWorkflow, createTaxRegionsWorkflow } from "@medusajs/medusa/core-flows"

import { findId, idOf } from "./find"
import { MARKETS } from "./markets"
import type { Market } from "./markets"
import type { ProductTypeIds } from "./ensure-types"

/** Each country's standard rate, and its rate for books by product type. */
export async function ensureTaxes(
  container: MedusaContainer,
  types: ProductTypeIds,
): Promise<void> {
  for (const market of MARKETS) {
    const found = await findId(container, "tax_region", { country_code: market.country })
    const regionId = found ?? (await createTaxRegion(container, market))
    if (await findId(container, "tax_rate", { code: market.bookTax.code })) continue
    await createTaxRatesWorkflow(container).run({
      input: [
        {
          tax_region_id: regionId,
          ...market.bookTax,
          rules: [{ reference: "product_type", reference_id: types.book }],
        },
      ],
    })
  }
}

async function createTaxRegion(container: MedusaContainer, market: Market): Promise<string> {
  const { result } = await createTaxRegionsWorkflow(container).run({
    input: [
      { country_code: market.country, provider_id: "tp_system", default_tax_rate: market.tax },
    ],
  })
  return idOf(result)
}
