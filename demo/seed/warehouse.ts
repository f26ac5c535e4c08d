import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"

import { findId, idOf } from "./find"
import { MARKETS } from "./markets"

const LOCATION = {
  name: "Demo warehouse",
  address: {
    address_1: "Chausseestraße 117",
    city: "Berlin",
    country_code: "de",
    postal_code: "10115",
  },
}
const FULFILMENT_SET = { name: "Demo shipping", type: "shipping" }
const ZONE = "Everywhere we sell"
const PROFILE = { name: "Default", type: "default" }
/** Medusa's own provider: a person sends the parcels. */
export const FULFILMENT_PROVIDER = "manual_manual"

export interface Warehouse {
  locationId: string
  zoneId: string
  profileId: string
}

export async function ensureWarehouse(
  container: MedusaContainer,
  channelId: string,
): Promise<Warehouse> {
  const found = await findId(container, "stock_location", { name: LOCATION.name })
  const locationId = found ?? (await createLocation(container))
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id: locationId, add: [channelId] },
  })
  const zone = await findId(container, "service_zone", { name: ZONE })
  const zoneId = zone ?? (await createZone(container, locationId))
  return { locationId, zoneId, profileId: await ensureProfile(container) }
}

async function createLocation(container: MedusaContainer): Promise<string> {
  const { result } = await createStockLocationsWorkflow(container).run({
    input: { locations: [LOCATION] },
  })
  return idOf(result)
}

async function createZone(container: MedusaContainer, locationId: string): Promise<string> {
  const geoZones = MARKETS.map(({ country }) => ({
    country_code: country,
    type: "country" as const,
  }))
  const set = await container.resolve(Modules.FULFILLMENT).createFulfillmentSets({
    ...FULFILMENT_SET,
    service_zones: [{ name: ZONE, geo_zones: geoZones }],
  })
  const location = { [Modules.STOCK_LOCATION]: { stock_location_id: locationId } }
  await container.resolve(ContainerRegistrationKeys.LINK).create([
    { ...location, [Modules.FULFILLMENT]: { fulfillment_provider_id: FULFILMENT_PROVIDER } },
    { ...location, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } },
  ])
  return idOf(set.service_zones)
}

async function ensureProfile(container: MedusaContainer): Promise<string> {
  const found = await findId(container, "shipping_profile", { type: PROFILE.type })
  if (found) return found
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [PROFILE] },
  })
  return idOf(result)
}
