import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { resealWorkflow } from "../workflows/reseal"

/** `medusa exec` script: run it after a new secret was put first into `options.secret`, then remove the old one. */
export default async function reseal({ container }: ExecArgs): Promise<void> {
  const { result } = await resealWorkflow(container).run({})
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const { customer_tokens, sessions } = result
  const sealed = `${String(sessions)} sessions and ${String(customer_tokens)} customer tokens`
  logger.info(`klarna: sealed ${sealed} with the newest secret`)
}
