import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

import { createKlarnaSubscriptionsWorkflow } from "../workflows/create-subscriptions"

/** A new order: what is sold in it as a subscription begins. */
export default async function beginSubscriptions({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await createKlarnaSubscriptionsWorkflow(container).run({ input: { order_id: event.data.id } })
}

export const config: SubscriberConfig = { event: "order.placed" }
