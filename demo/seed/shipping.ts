import type { MedusaContainer } from "@medusajs/framework/types"
import { createShippingOptionsWorkflow } from "@medusajs/medusa/core-flows"

import { findId } from "./find"
import type { Region } from "./regions"
import { FULFILMENT_PROVIDER } from "./warehouse"

const OPTIONS = [
  { code: "standard", name: "Standard", description: "At your door in 2 to 3 days" },
  { code: "express", name: "Express", description: "At your door tomorrow" },
] as const

interface Where {
  regions: Region[]
  zoneId: string
  profileId: string
}

export async function ensureShippingOptions(
  container: MedusaContainer,
  where: Where,
): Promise<void> {
  for (const option of OPTIONS) {
    if (await findId(container, "shipping_option", { name: option.name })) continue
    await createShippingOptionsWorkflow(container).run({ input: [toInput(option, where)] })
  }
}

function toInput(
  { code, name, description }: (typeof OPTIONS)[number],
  { regions, zoneId, profileId }: Where,
) {
  return {
    name,
    service_zone_id: zoneId,
    shipping_profile_id: profileId,
    provider_id: FULFILMENT_PROVIDER,
    price_type: "flat" as const,
    type: { label: name, description, code },
    prices: regions.map(({ id, market }) => ({ region_id: id, amount: market.shipping[code] })),
    rules: [
      { attribute: "enabled_in_store", operator: "eq" as const, value: "true" },
      { attribute: "is_return", operator: "eq" as const, value: "false" },
    ],
  }
}
