import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { z } from "zod"

import type { KlarnaModuleService } from "../../modules/klarna/service"
import { runSubject } from "../sync/run"

export interface SyncOrderInput {
  /** Medusa's order. */
  readonly order_id: string
}

const Order = z.looseObject({
  payment_collections: z.array(z.looseObject({ id: z.string() }).nullish()).nullish(),
})

/** Answers how the comparisons ended; none where another provider was paid. */
export const syncOrderStep = createStep(
  "sync-klarna-orders-of-order",
  async ({ order_id }: SyncOrderInput, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const now = klarna.clock.now()
    const results = []
    for (const { id } of await klarnaOrdersOf(container, order_id)) {
      const subject = { id, kind: "order" } as const
      await klarna.queue.wake(subject, now)
      results.push(await runSubject(container, subject))
    }
    return new StepResponse(results)
  },
)

async function klarnaOrdersOf(container: MedusaContainer, orderId: string) {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "payment_collections.id"],
    filters: { id: orderId },
  })
  const found = Order.safeParse(data[0]).data?.payment_collections ?? []
  const ids = found.flatMap((collection) => collection?.id ?? [])
  return ids.length === 0 ? [] : klarna.listKlarnaOrders({ payment_collection_id: ids })
}
