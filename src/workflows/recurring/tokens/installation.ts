import type { MedusaContainer } from "@medusajs/framework/types"

import type { InstallationConfirmed } from "../../../http-contract/tokens"
import type { KlarnaModuleService } from "../../../modules/klarna/service"

/**
 * The store has moved: from now on this installation charges what the former one was allowed to, and looks after its
 * purchases. Not to be done in a copy of the store while the original still runs: both would act on them.
 */
export async function confirmInstallation(
  container: MedusaContainer,
): Promise<InstallationConfirmed> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const accounts: InstallationConfirmed["accounts"] = []
  for (const account of klarna.accounts()) {
    const { environment, id, installation } = account
    const customer_tokens = await klarna.customerTokens.moveTo({ environment, id, installation })
    const { orders, sessions } = await klarna.installations.moveHere(account)
    const reason =
      `${String(customer_tokens)} customer tokens may be charged by this installation now; ` +
      `${String(orders)} orders and ${String(sessions)} sessions are its own`
    await klarna.journal.write(account, { kind: "installation.confirmed", reason, subject: id })
    accounts.push({ account: id, customer_tokens, orders, sessions })
  }
  return { accounts }
}
