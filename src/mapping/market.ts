import { type Market, marketOf } from "../klarna/markets"
import type { Region } from "../klarna/regions"
import { MappingError } from "./mapping-error"
import type { MedusaSale } from "./medusa/sale"

/** Where and in what a purchase takes place, spelled as Klarna wants it. */
export interface PurchaseMarket {
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string
  /** ISO 4217, upper case. */
  readonly currency: string
  readonly locale: string
}

/** The purchase country: that of the billing address, else of the shipping address, else the region's only one. */
export function purchaseCountryOf(sale: MedusaSale): string | undefined {
  const countries = sale.region?.countries ?? []
  const only = countries.length === 1 ? countries[0]?.iso_2 : undefined
  const codes = [sale.billing_address?.country_code, sale.shipping_address?.country_code, only]
  return codes
    .find((code) => code?.trim())
    ?.trim()
    .toUpperCase()
}

/**
 * The market of a country, checked against Klarna's table and the account's API region.
 * @throws MappingError naming country, currency or region and what was expected
 */
export function toMarket(country: string, currency: string, account: AccountRegion): Market {
  const market = marketOf(country)
  if (!market) throw new MappingError(`Klarna doesn't sell in country "${country}".`)
  if (market.currency !== currency.toUpperCase()) {
    throw new MappingError(
      `Klarna sells in ${country} in ${market.currency}, not in ${currency.toUpperCase()}.`,
    )
  }
  refuseForeignRegion(country, market, account)
  return market
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
