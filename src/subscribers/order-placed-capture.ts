import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

import { captureImmediatelyWorkflow } from "../workflows/capture-immediately"

/** A new order: captured at once where the store's options say so. */
export default async function captureAtOnce({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await captureImmediatelyWorkflow(container).run({ input: { order_id: event.data.id } })
}

export const config: SubscriberConfig = { event: "order.placed" }
