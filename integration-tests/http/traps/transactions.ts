import { Modules } from "@medusajs/framework/utils"

import type { Store } from "../../support/in-store"

/** An order's transactions, oldest first, as `reference id amount` in major units. */
export async function readTransactions({ container }: Store, order_id: string): Promise<string[]> {
  const orders = container().resolve(Modules.ORDER)
  const rows = await orders.listOrderTransactions({ order_id }, { order: { created_at: "ASC" } })
  return rows.map(({ amount, reference, reference_id }) => {
    return [reference, reference_id, Number(amount)].map(String).join(" ")
  })
}
