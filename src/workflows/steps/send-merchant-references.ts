import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { z } from "zod"

import { idempotencyKey } from "../../klarna/http/idempotency"
import type { KlarnaModuleService } from "../../modules/klarna/service"

export interface MerchantReferencesInput {
  /** Medusa's order. */
  readonly order_id: string
}

const Order = z.looseObject({
  display_id: z.number(),
  id: z.string(),
  payment_collections: z.array(z.looseObject({ id: z.string() }).nullish()).nullish(),
})

/** Sends the references of every Klarna order that belongs to the order; answers their ids, none where another provider was paid. */
export const sendMerchantReferencesStep = createStep(
  "send-klarna-merchant-references",
  async ({ order_id }: MerchantReferencesInput, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "order",
      fields: ["id", "display_id", "payment_collections.id"],
      filters: { id: order_id },
    })
    const order = Order.parse(data[0])
    const collections = (order.payment_collections ?? []).flatMap(
      (collection) => collection?.id ?? [],
    )
    const placed = await klarna.sessions.placedFor(collections)
    for (const { account, orderId } of placed) {
      const key = idempotencyKey({ account, attempt: 1, operation: "references", row: orderId })
      await klarna
        .account(account)
        .client.orders.update(
          "updateMerchantReferences",
          { idempotencyKey: key, orderId },
          { merchant_reference1: String(order.display_id), merchant_reference2: order.id },
        )
    }
    return new StepResponse(placed.map(({ orderId }) => orderId))
  },
)
