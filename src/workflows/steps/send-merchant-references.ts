import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { z } from "zod"

import { toMerchantReferences } from "../../mapping/merchant-references"
import type { KlarnaModuleService } from "../../modules/klarna/service"
import { sendReferences } from "../sync/send-references"

export interface MerchantReferencesInput {
  /** Medusa's order. */
  readonly order_id: string
}

const Order = z.looseObject({
  custom_display_id: z.string().nullish(),
  display_id: z.number(),
  id: z.string(),
  payment_collections: z.array(z.looseObject({ id: z.string() }).nullish()).nullish(),
})

/** Sends the references of every Klarna order that belongs to the order; returns their ids, none where another provider was paid. */
export const sendMerchantReferencesStep = createStep(
  "send-klarna-merchant-references",
  async ({ order_id }: MerchantReferencesInput, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "order",
      fields: ["id", "display_id", "custom_display_id", "payment_collections.id"],
      filters: { id: order_id },
    })
    const order = Order.parse(data[0])
    const collections = (order.payment_collections ?? []).flatMap(
      (collection) => collection?.id ?? [],
    )
    const orders = await klarna.listKlarnaOrders({ payment_collection_id: collections })
    const own = orders.filter((row) => !klarna.isForeign(row))
    const placed = own.map(({ account, klarna_order_id: orderId }) => ({ account, orderId }))
    for (const { account, orderId } of placed) {
      await sendReferences(klarna.account(account), orderId, toMerchantReferences(order))
    }
    return new StepResponse(placed.map(({ orderId }) => orderId))
  },
)
