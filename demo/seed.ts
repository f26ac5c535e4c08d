import { writeFileSync } from "node:fs"
import type { ExecArgs } from "@medusajs/framework/types"

import { ensureAdmin } from "./seed/admin"
import { ensurePublishableKey, ensureSalesChannel } from "./seed/channel"
import { readSeedEnvironment } from "./seed/environment"
import { ensureProducts } from "./seed/ensure-products"
import { ensurePromotion } from "./seed/promotion"
import { ensureRegions } from "./seed/regions"
import { ensureShippingOptions } from "./seed/shipping"
import { ensureStock } from "./seed/stock"
import { ensureStore } from "./seed/store"
import { ensureTaxes } from "./seed/taxes"
import { ensureWarehouse } from "./seed/warehouse"

/**
 * Fills an empty store, for `medusa exec`. Every step looks first and makes only what is not there yet, so a seed that was
 * broken off goes on where it stopped, and what somebody changed in the admin stays.
 */
export default async function seed({ container }: ExecArgs): Promise<void> {
  const { picturesUrl, admin, resultFile } = readSeedEnvironment(process.env)
  const channelId = await ensureSalesChannel(container)
  await ensureStore(container, channelId)
  const publishableKey = await ensurePublishableKey(container, channelId)
  const regions = await ensureRegions(container)
  const warehouse = await ensureWarehouse(container, channelId)
  await ensureShippingOptions(container, { regions, ...warehouse })
  const types = await ensureProducts(container, { channelId, picturesUrl, ...warehouse })
  await ensureTaxes(container, types)
  await ensureStock(container, warehouse.locationId)
  await ensurePromotion(container)
  await ensureAdmin(container, admin)
  writeFileSync(resultFile, JSON.stringify({ publishableKey }))
}
