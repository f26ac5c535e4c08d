import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

export interface Owned {
  /** Null where a cart had no customer. */
  readonly customer_id: string | null
}

const Customer = z.object({ id: z.string() })

/** The owners that have no account: what is an account's stays with the account. */
export async function guestsOf(
  container: MedusaContainer,
  rows: readonly Owned[],
): Promise<ReadonlySet<string | null>> {
  const id = [...new Set(rows.flatMap(({ customer_id }) => customer_id ?? []))]
  if (id.length === 0) return new Set([null])
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const filters = { has_account: false, id }
  const { data } = await query.graph({ entity: "customer", fields: ["id"], filters })
  return new Set([null, ...data.map((row) => Customer.parse(row).id)])
}
