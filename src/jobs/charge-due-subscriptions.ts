import type { MedusaContainer } from "@medusajs/framework/types"

import { chargeDueSubscriptionsWorkflow } from "../workflows/charge-due-subscriptions"

/** Renewals that are due, and charges that are due again. Every instance may run it at once. */
export default async function chargeDueSubscriptions(container: MedusaContainer): Promise<void> {
  await chargeDueSubscriptionsWorkflow(container).run()
}

export const config = { name: "klarna-charge-due-subscriptions", schedule: "* * * * *" }
