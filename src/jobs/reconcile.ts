import type { MedusaContainer } from "@medusajs/framework/types"

import { reconcileWorkflow } from "../workflows/reconcile"

const FIVE_MINUTES_MS = 5 * 60_000

/** What no callback told: portal actions, expiry, lost callbacks, processes that died. */
export default async function reconcile(container: MedusaContainer): Promise<void> {
  const input = { everything: false, min_age_ms: FIVE_MINUTES_MS }
  await reconcileWorkflow(container).run({ input })
}

export const config = { name: "klarna-reconcile", schedule: "*/5 * * * *" }
