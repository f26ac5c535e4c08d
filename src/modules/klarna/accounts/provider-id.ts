const PREFIX = "pp_klarna_"

/** Medusa's payment provider of an account: `pp_klarna_eu` for the account `eu`. */
export function providerIdOf({ id }: { readonly id: string }): string {
  return `${PREFIX}${id}`
}

/** The account of a payment provider: `eu` for `pp_klarna_eu`; undefined for providers that aren't ours. */
export function accountIdOf(providerId: string): string | undefined {
  return providerId.startsWith(PREFIX) ? providerId.slice(PREFIX.length) : undefined
}
