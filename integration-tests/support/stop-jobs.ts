import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"

const Engine = z.object({
  workflowOrchestratorService_: z.object({
    inMemoryDistributedTransactionStorage_: z.custom<{ removeAll: () => Promise<void> }>(),
  }),
})

/** Tests run a store's jobs when they want them to, and not when the clock says so. */
export async function stopJobs(container: MedusaContainer): Promise<void> {
  const engine = Engine.parse(container.resolve(Modules.WORKFLOW_ENGINE))
  await engine.workflowOrchestratorService_.inMemoryDistributedTransactionStorage_.removeAll()
}
