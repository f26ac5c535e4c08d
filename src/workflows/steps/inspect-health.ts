import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { providerIdOf } from "../../modules/klarna/accounts/provider-id"
import type { AccountHealth, KlarnaHealth } from "../../http-contract/admin"
import { toMedusaFailure } from "../../mapping/errors"
import type { CredentialCheck } from "../../klarna/credentials"
import type { Account } from "../../modules/klarna/accounts/account"
import type { KlarnaModuleService } from "../../modules/klarna/service"
import { findMisfits } from "./find-misfits"

type FailedCheck = Exclude<CredentialCheck, { state: "ok" }>

/** One query, and one call of Klarna per account, all at once. */
export const inspectHealthStep = createStep(
  "inspect-klarna-health",
  async (_input: unknown, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const accounts = klarna.accounts()
    const [misfits, ...checked] = await Promise.all([
      findMisfits(query, accounts),
      ...accounts.map(inspect),
    ])
    const { environment } = klarna.options
    return new StepResponse({ accounts: checked, environment, misfits } satisfies KlarnaHealth)
  },
)

async function inspect(account: Account): Promise<AccountHealth> {
  const { id, merchantId, region } = account
  return {
    credentials: await inspectCredentials(account),
    id,
    merchant_id: merchantId ?? null,
    provider_id: providerIdOf({ id }),
    region,
  }
}

async function inspectCredentials(account: Account): Promise<AccountHealth["credentials"]> {
  const check = await account.checkCredentials()
  const where = `region "${account.region}" in environment "${account.environment}"`
  if (check.state === "ok") return { message: `Klarna takes them for ${where}.`, state: "ok" }
  return {
    message: `${describe(check)} The account is configured for ${where}.`,
    state: check.state,
  }
}

function describe({ error, state }: FailedCheck): string {
  if (state === "wrong") return toMedusaFailure(error, "merchant").message
  const answer = error.status ? `answered ${String(error.status)}` : "gave no answer"
  return `Klarna ${answer}, so nobody knows whether they are right; look again in a moment.`
}
