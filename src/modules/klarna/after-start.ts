import { container } from "@medusajs/framework"
import type { Logger } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** By its name: what it looks at is beyond this module. */
const WORKFLOW = "report-klarna-health"

/**
 * Has the log say what may keep shoppers from paying with Klarna. Runs beside the store, which has started by then, and
 * never rejects: what can't be looked at now can be looked at in the admin.
 */
export async function reportAfterStart(logger: Logger): Promise<void> {
  try {
    const engine = container.resolve(Modules.WORKFLOW_ENGINE)
    await engine.run(WORKFLOW, { logOnError: false })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    logger.debug(`klarna: the accounts couldn't be looked at after the start: ${reason}`)
  }
}
