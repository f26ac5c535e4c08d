import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

import type { KlarnaEvents } from "../workflows/events"
import { syncKlarnaWorkflow } from "../workflows/sync"

/** Klarna called, or a store asks: the session or order is compared at once. */
export default async function syncRequested({
  event,
  container,
}: SubscriberArgs<KlarnaEvents["klarna.sync.requested"]>): Promise<void> {
  await syncKlarnaWorkflow(container).run({ input: event.data })
}

export const config: SubscriberConfig = { event: "klarna.sync.requested" }
