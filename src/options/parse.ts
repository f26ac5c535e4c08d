import { apiUrl } from "../klarna/regions"
import { explain, show } from "./explain"
import { OptionsError } from "./options-error"
import { PLANNED_OPTIONS, PLANNED_VALUES } from "./planned"
import { type KlarnaOptions, Options } from "./schema"
import { weaknessOf } from "./weak-secrets"
import { isLiveKlarna, refuseUnusable } from "./web-url"

/**
 * The options of a store, checked and with defaults.
 * @throws OptionsError for the first wrong one
 */
export function parseOptions(input: unknown): KlarnaOptions {
  refusePlanned(input)
  const parsed = Options.safeParse(input)
  if (!parsed.success) throw explain(parsed.error, input)
  refuseAddresses(parsed.data)
  refuseWithoutReturn(parsed.data)
  if (parsed.data.environment === "live") refuseInLive(parsed.data)
  else refuseInPlayground(parsed.data)
  return parsed.data
}

/** A store that sets what isn't built yet would otherwise believe that it works. */
function refusePlanned(input: unknown): void {
  if (typeof input !== "object" || input === null) return
  for (const [name, value] of Object.entries(input)) {
    if (PLANNED_OPTIONS.has(name))
      throw new OptionsError(`options.${name}`, "is not available in this version")
    if (typeof value === "string" && PLANNED_VALUES[name]?.includes(value)) {
      throw new OptionsError(
        `options.${name}`,
        `is ${show(value)}, which is not available in this version`,
      )
    }
  }
}

function refuseAddresses({ accounts, backendUrl, storefrontUrl }: KlarnaOptions): void {
  refuseUnusable("options.backendUrl", backendUrl, { takesFragment: false })
  refuseUnusable("options.storefrontUrl", storefrontUrl, { takesFragment: true })
  for (const [id, account] of Object.entries(accounts)) {
    refuseUnusable(`options.accounts.${id}.apiUrl`, account.apiUrl, { takesFragment: false })
  }
}

/** Klarna's page has to send the shopper back. */
function refuseWithoutReturn({ checkout, storefrontUrl }: KlarnaOptions): void {
  if (checkout === "widget" || storefrontUrl !== undefined) return
  const expected = 'an address that begins with http:// or https:// with checkout "redirect"'
  throw new OptionsError("options.storefrontUrl", `is missing; expected ${expected}`)
}

/** A test store that reaches the real Klarna would move real money. */
function refuseInPlayground({ accounts, followSandboxClock }: KlarnaOptions): void {
  if (followSandboxClock && !Object.values(accounts).some((account) => account.apiUrl)) {
    const expected = "false, or the sandbox's address as apiUrl of an account"
    throw new OptionsError("options.followSandboxClock", `is true; expected ${expected}`)
  }
  for (const [id, { apiUrl: address }] of Object.entries(accounts)) {
    if (!address || !isLiveKlarna(address)) continue
    throw new OptionsError(
      `options.accounts.${id}.apiUrl`,
      `is ${show(address)}, which is Klarna's live address; expected another one or nothing in environment "playground"`,
    )
  }
}

function refuseInLive({ accounts, backendUrl, followSandboxClock, secret }: KlarnaOptions): void {
  refuseWeakSecrets(secret)
  if (followSandboxClock) {
    throw new OptionsError(
      "options.followSandboxClock",
      'is true; expected false in environment "live"',
    )
  }
  for (const [id, { apiUrl: address, region }] of Object.entries(accounts)) {
    const own = apiUrl(region, "live")
    if (!address || address === own) continue
    throw new OptionsError(
      `options.accounts.${id}.apiUrl`,
      `is ${show(address)}; expected ${show(own)} or nothing in environment "live"`,
    )
  }
  if (backendUrl.startsWith("https://")) return
  throw new OptionsError(
    "options.backendUrl",
    `is ${show(backendUrl)}; expected an address that begins with https:// in environment "live"`,
  )
}

/** All of them count: what was made with an old secret is still taken. */
function refuseWeakSecrets(secret: KlarnaOptions["secret"]): void {
  const isOne = typeof secret === "string"
  for (const [index, one] of (isOne ? [secret] : secret).entries()) {
    const weakness = weaknessOf(one)
    if (weakness === undefined) continue
    throw new OptionsError(
      isOne ? "options.secret" : `options.secret.${String(index)}`,
      `${weakness}; expected a random text of at least 32 characters in environment "live"`,
    )
  }
}
