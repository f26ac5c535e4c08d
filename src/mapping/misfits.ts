import { z } from "zod"

import { MappingError } from "./mapping-error"
import { type AccountRegion, toMarket } from "./market"

/** Fields of Query's `region` for `misfitsOf`. */
export const REGION_FIELDS = ["id", "name", "currency_code", "countries.iso_2"]

/** A region of the store, as Query answers it. */
export const StoreRegion = z.object({
  countries: z.array(z.object({ iso_2: z.string() }).nullish()).nullish(),
  currency_code: z.string(),
  id: z.string(),
  name: z.string(),
})
export type StoreRegion = z.infer<typeof StoreRegion>

/** A country of a region in which the account can't sell, though the region offers it. */
export interface Misfit {
  readonly regionId: string
  readonly region: string
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string
  /** One sentence: what doesn't fit. */
  readonly problem: string
}

/** Where an account is offered and can't be used, so that somebody learns of it before a shopper does. */
export function misfitsOf(
  regions: readonly StoreRegion[],
  account: AccountRegion,
): readonly Misfit[] {
  return regions.flatMap(({ id, name, currency_code, countries }) =>
    (countries ?? []).flatMap((row) => {
      const country = row?.iso_2.toUpperCase()
      const problem = country && problemOf(country, currency_code, account)
      return problem ? [{ country, problem, region: name, regionId: id }] : []
    }),
  )
}

function problemOf(country: string, currency: string, account: AccountRegion): string | undefined {
  try {
    toMarket(country, currency, account)
    return undefined
  } catch (error) {
    if (error instanceof MappingError) return error.message
    throw error
  }
}
