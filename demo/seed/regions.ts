import type { MedusaContainer } from "@medusajs/framework/types"
import { createRegionsWorkflow } from "@medusajs/medusa/core-flows"

import { findAll, findId, idOf } from "./find"
import { MARKETS } from "./markets"
import type { Market } from "./markets"

export interface Region {
  id: string
  market: Market
}

/** One region per market, paid with the store's payment providers; of Klarna's accounts with the one that sells there. */
export async function ensureRegions(container: MedusaContainer): Promise<Region[]> {
  const providers = await findAll(container, {
    entity: "payment_provider",
    filters: { is_enabled: true },
  })
  const providerIds = providers.map(({ id }) => id)
  const regions: Region[] = []
  for (const market of MARKETS) {
    const found = await findId(container, "region", { name: market.name })
    const offered = providerIds.filter((provider) => isOfferedIn(market, provider))
    const id = found ?? (await createRegion(container, market, offered))
    regions.push({ id, market })
  }
  return regions
}

function isOfferedIn({ account }: Market, providerId: string): boolean {
  return !providerId.startsWith("pp_klarna_") || providerId === `pp_klarna_${account}`
}

async function createRegion(
  container: MedusaContainer,
  { name, country, currency, isTaxInclusive }: Market,
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
          is_tax_inclusive: isTaxInclusive,
        },
      ],
    },
  })
  return idOf(result)
}
