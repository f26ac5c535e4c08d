import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { previewReconciliationWorkflow } from "../workflows/preview-reconciliation"
import { reconcileWorkflow } from "../workflows/reconcile"

/**
 * `medusa exec` script: compares everything that isn't settled with Klarna, what was given up too, and repairs what differs.
 * With the argument `dry-run` it only prints what it would repair.
 */
export default async function reconcile({ args, container }: ExecArgs): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const wrong = args.find((arg) => arg !== "dry-run")
  if (wrong !== undefined)
    throw new Error(`Unknown argument "${wrong}"; expected dry-run or nothing.`)
  if (args.includes("dry-run")) {
    const { result } = await previewReconciliationWorkflow(container).run({
      input: { says_lines: true },
    })
    const { checked, differing } = result
    logger.info(`klarna: ${String(checked)} compared, ${String(differing)} differ, nothing changed`)
    return
  }
  const input = { everything: true, min_age_ms: 0, says_progress: true }
  const { result } = await reconcileWorkflow(container).run({ input })
  logger.info(`klarna: ${result ? JSON.stringify(result) : "another instance is reconciling"}`)
}
