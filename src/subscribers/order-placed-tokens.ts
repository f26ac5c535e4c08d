import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

import { welcomeKlarnaCustomerTokensWorkflow } from "../workflows/welcome-customer-tokens"

/** A new order: a customer token may have been made with it. */
export default async function welcomeTokens({
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await welcomeKlarnaCustomerTokensWorkflow(container).run()
}

export const config: SubscriberConfig = { event: "order.placed" }
