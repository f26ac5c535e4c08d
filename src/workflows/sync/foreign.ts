import type { KlarnaModuleService } from "../../modules/klarna/service"

/** Why a row says nothing to this installation; undefined where it does. */
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
