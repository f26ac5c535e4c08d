import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

import { syncOrderWorkflow } from "../workflows/sync-order"

/** An order was edited, returned, exchanged, claimed or cancelled: Klarna's authorization follows, or ends. */
export default async function orderChanged({
  event,
  container,
}: SubscriberArgs<{ id?: string; order_id?: string }>): Promise<void> {
  const id = event.data.order_id ?? event.data.id
  if (id) await syncOrderWorkflow(container).run({ input: { order_id: id } })
}

export const config: SubscriberConfig = {
  event: [
    "order.canceled",
    "order-edit.confirmed",
    "order.return_requested",
    "order.return_received",
    "order.exchange_created",
    "order.claim_created",
  ],
}
