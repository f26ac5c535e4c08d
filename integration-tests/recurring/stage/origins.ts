import type { Database } from "./database"

/** The orders with which the subscriptions began: made by the seed, so that no cart is linked to them. */
export async function originsOf(database: Database): Promise<unknown[]> {
  const rows = await database.rows("select distinct origin_order_id as id from klarna_subscription")
  return rows.map(({ id }) => id)
}
