import type { MedusaContainer } from "@medusajs/framework/types"
import { createTaxRatesWorkflow, createTaxRegionsWorkflow } from "@medusajs/medusa/core-flows"

import { findId, idOf } from "./find"
import { MARKETS } from "./markets"
import type { TaxRate } from "./markets"
import type { ProductTypeIds } from "./ensure-types"

/** Each country's standard rate, its rate for books by product type, and the rates of its states. */
export async function ensureTaxes(
  container: MedusaContainer,
  types: ProductTypeIds,
): Promise<void> {
  for (const market of MARKETS) {
    const { country: country_code, tax, bookTax, stateTaxes = {} } = market
    const provider = { provider_id: "tp_system" }
    const regionId = await ensureTaxRegion(container, { country_code, tax, more: provider })
    if (bookTax) await ensureBookRate(container, { bookTax, regionId, types })
    for (const [province_code, stateTax] of Object.entries(stateTaxes)) {
      const more = { parent_id: regionId, province_code }
      await ensureTaxRegion(container, { country_code, tax: stateTax, more })
    }
  }
}

interface TaxRegion {
  country_code: string
  tax?: TaxRate | undefined
  /** A country has a provider, a state has its country. */
  more: { provider_id: string } | { parent_id: string; province_code: string }
}

async function ensureTaxRegion(
  container: MedusaContainer,
  { country_code, tax, more }: TaxRegion,
): Promise<string> {
  const province_code = "province_code" in more ? more.province_code : null
  const found = await findId(container, "tax_region", { country_code, province_code })
  if (found) return found
  const rate = tax ? { default_tax_rate: tax } : {}
  const { result } = await createTaxRegionsWorkflow(container).run({
    input: [{ country_code, ...rate, ...more }],
  })
  return idOf(result)
}

interface BookRate {
  bookTax: TaxRate
  regionId: string
  types: ProductTypeIds
}

async function ensureBookRate(
  container: MedusaContainer,
  { bookTax, regionId, types }: BookRate,
): Promise<void> {
  if (await findId(container, "tax_rate", { code: bookTax.code })) return
  const rules = [{ reference: "product_type", reference_id: types.book }]
  await createTaxRatesWorkflow(container).run({
    input: [{ tax_region_id: regionId, ...bookTax, rules }],
  })
}
