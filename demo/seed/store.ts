import type { MedusaContainer } from "@medusajs/framework/types"
import { updateStoresWorkflow } from "@medusajs/medusa/core-flows"

import { findAll } from "./find"
import { MARKETS } from "./markets"

const NAME = "Klarna demo store"

/** Medusa makes one store by itself; it gets a name, the demo's currencies and its sales channel. */
export async function ensureStore(container: MedusaContainer, channelId: string): Promise<void> {
  const [store] = await findAll(container, { entity: "store", fields: ["name"] })
  if (!store || store["name"] === NAME) return
  const currencies = MARKETS.map(({ currency, isTaxInclusive }, index) => ({
    currency_code: currency,
    is_default: index === 0,
    is_tax_inclusive: isTaxInclusive,
  }))
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name: NAME,
        supported_currencies: currencies,
        default_sales_channel_id: channelId,
      },
    },
  })
}
