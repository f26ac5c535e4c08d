import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

import { sendMerchantReferencesWorkflow } from "../workflows/send-merchant-references"

/** A new order: Klarna learns its number. */
export default async function sendReferences({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await sendMerchantReferencesWorkflow(container).run({ input: { order_id: event.data.id } })
}

export const config: SubscriberConfig = { event: "order.placed" }
