import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

import { captureFulfilledWorkflow } from "../workflows/capture-fulfilled"

/** Goods of an order are fulfilled: a renewal is captured where the store's options say so. */
export default async function captureWhenFulfilled({
  event,
  container,
}: SubscriberArgs<{ order_id: string }>): Promise<void> {
  await captureFulfilledWorkflow(container).run({ input: { order_id: event.data.order_id } })
}

export const config: SubscriberConfig = { event: "order.fulfillment_created" }
