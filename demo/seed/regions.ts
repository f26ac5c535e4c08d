import type { MedusaContainer } from "@medusajs/framework/types"
import { createRegionsWorkflow } from "@medusajs/medusa/core-flows"

import { findAll, findId, idOf } from "./find"
import { MARKETS } from "./markets"
import type { Market } from "./markets"

export interface Region {
  id: string
  market: Market
}

/** One region per market, its prices with tax included, paid with every payment provider the store has. */
export async function ensureRegions(container: MedusaContainer): Promise<Region[]> {
  const providers = await findAll(container, {
    entity: "payment_provider",
    filters: { is_enabled: true },
  })
  const providerIds = providers.map(({ id }) => id)
  const regions: Region[] = []
  for (const market of MARKETS) {
    const found = await findId(container, "region", { name: market.name })
    const id = found ?? (await createRegion(container, market, providerIds))
    regions.push({ id, market })
  }
  return regions
}

async function createRegion(
  container: MedusaContainer,
  { name, country, currency }: Market,
  providerIds: string[],
): Promise<string> {
  const { result } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name,
          currency_code: currency,
          countries: [country],
          payment_providers: providerIds,
          is_tax_inclusive: true,
        },
      ],
    },
  })
  return idOf(result)
}
