import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

import type { KlarnaModuleService } from "../../modules/klarna/service"

const Collections = z.looseObject({
  payment_collections: z.array(z.looseObject({ id: z.string() }).nullish()).nullish(),
})

/** Whether an order pays a period of a subscription: those have an option of their own. */
export async function isRenewal(container: MedusaContainer, id: string): Promise<boolean> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const fields = ["payment_collections.id"]
  const { data } = await query.graph({ entity: "order", fields, filters: { id } })
  const ids = (Collections.parse(data[0]).payment_collections ?? []).flatMap((one) => one?.id ?? [])
  const filters = { payment_collection_id: ids, subscription_id: { $ne: null } }
  return (await klarna.listKlarnaCharges(filters, { take: 1 })).length > 0
}
