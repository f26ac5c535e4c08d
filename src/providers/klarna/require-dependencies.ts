import type { LoaderOptions } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

const DEPENDENCIES = ["klarna", "query", "locking"]

/**
 * Stops the boot when the Payment module's entry doesn't hand the provider what it needs: found out at the first
 * checkout otherwise.
 */
export async function requireDependencies({ container }: LoaderOptions): Promise<void> {
  const missing = DEPENDENCIES.filter((name) => !container.hasRegistration(name))
  if (missing.length === 0) return
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `medusa-plugin-klarna: the payment module's entry in medusa-config lacks ${missing.join(", ")}; ` +
      `expected the line dependencies: ${JSON.stringify(DEPENDENCIES)}.`,
  )
}
