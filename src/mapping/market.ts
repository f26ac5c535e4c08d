import { type Market, marketOf } from "../klarna/markets"
import type { Region } from "../klarna/regions"
import { MappingError } from "./mapping-error"
import type { MedusaCart } from "./medusa/priced"

/** Where and in what a purchase takes place, spelled as Klarna wants it. */
export interface PurchaseMarket {
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string
  /** ISO 4217, upper case. */
  readonly currency: string
  readonly locale: string
}

/** The purchase country: that of the billing address, else of the shipping address, else the region's only one. */
export function purchaseCountryOf(cart: MedusaCart): string | undefined {
  const countries = cart.region?.countries ?? []
  const only = countries.length === 1 ? countries[0]?.iso_2 : undefined
  const codes = [cart.billing_address?.country_code, cart.shipping_address?.country_code, only]
  return codes
    .find((code) => code?.trim())
    ?.trim()
    .toUpperCase()
}

/**
 * The market of a purchase, checked against Klarna's table and the account's API region.
 * @throws MappingError naming country, currency or region and what was expected
 */
export function toPurchaseMarket(
  country: string,
  currency: string,
  account: AccountRegion,
): PurchaseMarket {
  const market = marketOf(country)
  if (!market) throw new MappingError(`Klarna doesn't sell in country "${country}".`)
  if (market.currency !== currency.toUpperCase()) {
    throw new MappingError(
      `Klarna sells in ${country} in ${market.currency}, not in ${currency.toUpperCase()}.`,
    )
  }
  refuseForeignRegion(country, market, account)
  return { country, currency: market.currency, locale: market.locales[0] }
}

export interface AccountRegion {
  readonly id: string
  readonly region: Region
}

function refuseForeignRegion(country: string, market: Market, { id, region }: AccountRegion): void {
  if (market.region === region) return
  throw new MappingError(
    `Country ${country} belongs to Klarna's region "${market.region}", but account "${id}" is of region "${region}".`,
  )
}
