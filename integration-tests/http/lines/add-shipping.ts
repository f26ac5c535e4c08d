import { z } from "zod"

import { type Api, call } from "../../../demo/check/http"
import { create, findFirst } from "../../support/admin-create"
import { COUNTRIES, inAllCurrencies } from "./countries"
import { SHIPPING, type ShippingName } from "./goods"

const Id = z.object({ id: z.string() })
const Location = z.object({
  stock_location: z.object({ fulfillment_sets: z.array(Id.extend({ name: z.string() })) }),
})
const WithZones = z.object({ fulfillment_set: z.object({ service_zones: z.array(Id) }) })
const NAME = "Everywhere"

/** Parcels and, for what is bulky, freight, to all countries of the scenarios. */
export async function addShipping(admin: Api, bulkyProfile: string): Promise<void> {
  const service_zone_id = await addZone(admin)
  const profile = await findFirst(admin, "shipping-profiles?name=Default")
  await addOption(admin, "Parcel", { service_zone_id, shipping_profile_id: profile })
  await addOption(admin, "Freight", { service_zone_id, shipping_profile_id: bulkyProfile })
}

async function addZone(admin: Api): Promise<string> {
  const location = await findFirst(admin, "stock-locations")
  const { stock_location } = await call(admin, {
    answer: Location,
    body: { name: NAME, type: "shipping" },
    path: `/admin/stock-locations/${location}/fulfillment-sets?fields=*fulfillment_sets`,
  })
  const set = stock_location.fulfillment_sets.find(({ name }) => name === NAME)
  const geo_zones = Object.keys(COUNTRIES).map((country) => ({
    country_code: country.toLowerCase(),
    type: "country",
  }))
  const { fulfillment_set } = await call(admin, {
    answer: WithZones,
    body: { geo_zones, name: NAME },
    path: `/admin/fulfillment-sets/${set?.id ?? ""}/service-zones?fields=*service_zones`,
  })
  return fulfillment_set.service_zones[0]?.id ?? ""
}

async function addOption(admin: Api, name: ShippingName, where: object): Promise<void> {
  await create(admin, "shipping-options", {
    ...where,
    name,
    price_type: "flat",
    prices: inAllCurrencies(SHIPPING[name]),
    provider_id: "manual_manual",
    rules: [
      { attribute: "enabled_in_store", operator: "eq", value: "true" },
      { attribute: "is_return", operator: "eq", value: "false" },
    ],
    type: { code: name.toLowerCase(), description: name, label: name },
  })
}
