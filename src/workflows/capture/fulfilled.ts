import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

import { type Decimal, toDecimal } from "../../mapping/money"

const Quantity = z.unknown().transform((value): Decimal => toDecimal(value))
const Order = z.looseObject({
  items: z.array(
    z.looseObject({ detail: z.looseObject({ fulfilled_quantity: Quantity, quantity: Quantity }) }),
  ),
})
const FIELDS = ["id", "items.id", "items.detail.quantity", "items.detail.fulfilled_quantity"]

/** Whether all goods of an order are fulfilled. */
export async function isFulfilled(container: MedusaContainer, id: string): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id } })
  const { items } = Order.parse(data[0])
  return items.every(({ detail }) => detail.fulfilled_quantity.gte(detail.quantity))
}
