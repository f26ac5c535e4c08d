import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

import { endUnsoldKlarnaSubscriptionsWorkflow } from "../workflows/end-unsold-subscriptions"

/** An order was cancelled: a subscription that began with it is over, unless its first period was paid. */
export default async function endSubscriptions({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await endUnsoldKlarnaSubscriptionsWorkflow(container).run({ input: { order_id: event.data.id } })
}

export const config: SubscriberConfig = { event: "order.canceled" }
