import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { confirmKlarnaInstallationWorkflow } from "../workflows/confirm-installation"

/** `medusa exec` script: run it where the store has moved to another address; never in a copy while the original still runs. */
export default async function confirmInstallation({ container }: ExecArgs): Promise<void> {
  const { result } = await confirmKlarnaInstallationWorkflow(container).run({})
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  for (const { account, customer_tokens, orders, sessions } of result.accounts) {
    logger.info(
      `klarna ${account}: ${String(customer_tokens)} customer tokens are charged by this installation now, ` +
        `${String(orders)} orders and ${String(sessions)} sessions are its own`,
    )
  }
}
