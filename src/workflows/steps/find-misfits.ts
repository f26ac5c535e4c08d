import type { RemoteQueryFunction } from "@medusajs/framework/types"
import { z } from "zod"

import { providerIdOf } from "../../modules/klarna/accounts/provider-id"
import type { RegionMisfit } from "../../http-contract/admin"
import { misfitsOf, REGION_FIELDS, StoreRegion } from "../../mapping/misfits"
import type { Account } from "../../modules/klarna/accounts/account"

const Provider = z.looseObject({ id: z.string() })
const Region = StoreRegion.extend({ payment_providers: z.array(Provider.nullish()).nullish() })
type Region = z.infer<typeof Region>

/** Where the store's regions offer an account of Klarna's that can't sell there. */
export async function findMisfits(
  query: Omit<RemoteQueryFunction, symbol>,
  accounts: readonly Account[],
): Promise<RegionMisfit[]> {
  const fields = [...REGION_FIELDS, "payment_providers.id"]
  const { data } = await query.graph({ entity: "region", fields })
  const regions = z.array(Region).parse(data)
  return accounts.flatMap((account) => misfitsIn(regions, account))
}

function misfitsIn(regions: readonly Region[], account: Account): RegionMisfit[] {
  const provider_id = providerIdOf(account)
  const offering = regions.filter(({ payment_providers }) =>
    payment_providers?.some((provider) => provider?.id === provider_id),
  )
  return offering.flatMap((region) =>
    misfitsOf([region], account).map(({ country, problem, region: region_name, regionId }) => ({
      country,
      currency: region.currency_code.toUpperCase(),
      problem,
      provider_id,
      region_id: regionId,
      region_name,
    })),
  )
}
