import type { Api } from "../../../demo/check/http"
import { create } from "../../support/admin-create"
import { COUNTRIES, type NewRegion } from "./countries"

/** A region with its taxes, paid with the Klarna account that sells there. */
export async function addRegion(admin: Api, added: NewRegion): Promise<void> {
  const { country, currency, isTaxInclusive } = added
  const { account, region } = COUNTRIES[country]
  const preference = { attribute: "currency_code", is_tax_inclusive: isTaxInclusive }
  await create(admin, "price-preferences", { ...preference, value: currency })
  await addTaxes(admin, added)
  await create(admin, "regions", {
    countries: [country.toLowerCase()],
    currency_code: currency,
    is_tax_inclusive: isTaxInclusive,
    name: region,
    payment_providers: [`pp_klarna_${account}`],
  })
}

async function addTaxes(admin: Api, { code, country, province, rate }: NewRegion): Promise<void> {
  const country_code = country.toLowerCase()
  const default_tax_rate = { code, name: code, rate }
  const body = { country_code, default_tax_rate, provider_id: "tp_system" }
  const parent_id = await create(admin, "tax-regions", body)
  if (!province) return
  const { province_code, ...own } = province
  await create(admin, "tax-regions", {
    country_code,
    default_tax_rate: { ...own, is_combinable: true, name: own.code },
    parent_id,
    province_code,
  })
}
