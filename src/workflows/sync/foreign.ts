import { isForeign } from "../../modules/klarna/rows/foreign"
import type { KlarnaModuleService } from "../../modules/klarna/service"

/** Why a row says nothing to this store as it is configured; undefined where it does. */
export function whyForeign(
  klarna: KlarnaModuleService,
  { account, environment }: { account: string; environment: string },
): string | undefined {
  if (environment !== klarna.options.environment) {
    return `it is of environment "${environment}", and the store runs in "${klarna.options.environment}"`
  }
  if (klarna.accounts().some(({ id }) => id === account)) return undefined
  return `its account "${account}" is not configured`
}

/** The same for a session or an order, which belong to one installation of the store. */
export function whyForeignPurchase(
  klarna: KlarnaModuleService,
  row: { account: string; environment: string; installation: string | null },
): string | undefined {
  const why = whyForeign(klarna, row)
  if (why !== undefined) return why
  return isForeign(row, klarna.account(row.account))
    ? "it belongs to another installation of this store (another backendUrl)"
    : undefined
}
