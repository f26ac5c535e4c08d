import type { MedusaContainer } from "@medusajs/framework/types"

import { syncDueWorkflow } from "../workflows/sync-due"

/** What callbacks and changes woke, and what failed before: the subscriber works off the rest at once. */
export default async function syncDue(container: MedusaContainer): Promise<void> {
  await syncDueWorkflow(container).run()
}

export const config = { name: "klarna-sync-due", schedule: "*/10 * * * * *" }
