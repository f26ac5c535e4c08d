import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

import type { KlarnaModuleService } from "../modules/klarna/service"

const Order = z.looseObject({
  payment_collections: z.array(z.looseObject({ id: z.string() }).nullish()).nullish(),
})

/**
 * An order whose Klarna order another installation of the store placed isn't cancelled. The provider refuses as well, but core
 * only logs that and cancels its own order all the same: nobody would read the sentence.
 */
export async function refuseForeignCancel(
  request: MedusaRequest,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const klarna: KlarnaModuleService = request.scope.resolve("klarna")
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["payment_collections.id"],
    filters: { id: String(request.params["id"]) },
  })
  const collections = Order.safeParse(data[0]).data?.payment_collections ?? []
  const ids = collections.flatMap((collection) => collection?.id ?? [])
  const filters = { payment_collection_id: ids }
  const rows = ids.length === 0 ? [] : await klarna.listKlarnaOrders(filters)
  const known = new Set(klarna.accounts().map((account) => account.id))
  for (const row of rows.filter(({ account }) => known.has(account))) klarna.requireOwn(row)
  next()
}
