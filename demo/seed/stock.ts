import type { MedusaContainer } from "@medusajs/framework/types"
import { createInventoryLevelsWorkflow } from "@medusajs/medusa/core-flows"

import { findAll } from "./find"

const PIECES = 10_000

/** Plenty of everything. */
export async function ensureStock(container: MedusaContainer, locationId: string): Promise<void> {
  const items = await findAll(container, { entity: "inventory_item" })
  const levels = await findAll(container, {
    entity: "inventory_level",
    filters: { location_id: locationId },
    fields: ["inventory_item_id"],
  })
  const stocked = new Set(levels.map((level) => level["inventory_item_id"]))
  const missing = items.filter(({ id }) => !stocked.has(id))
  if (missing.length === 0) return
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: missing.map(({ id }) => ({
        inventory_item_id: id,
        location_id: locationId,
        stocked_quantity: PIECES,
      })),
    },
  })
}
