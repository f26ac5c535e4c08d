import type { Market } from "../klarna/markets"
import { toHookContext } from "./hook-context"
import type { MedusaSale } from "./medusa/sale"
import type { PurchaseSettings } from "./settings"

/** Languages that Klarna knows under another code. */
const OTHER_NAMES: Readonly<Record<string, string>> = { nn: "nb", no: "nb" }

/** A purchase, as far as its language is concerned. */
export interface Speech {
  readonly sale: MedusaSale
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string
  readonly market: Market
}

/**
 * The language in which Klarna speaks to the shopper: the first of the option, the cart's, and the customer's
 * (`metadata.locale`) that Klarna has in this country, else the country's own.
 */
export function toLocale(speech: Speech, option: PurchaseSettings["locale"]): string {
  const { sale, market } = speech
  const wishes = [wished(speech, option), sale.locale, sale.customer?.metadata?.["locale"]]
  for (const wish of wishes) {
    const found = typeof wish === "string" ? localeFor(wish, market.locales) : undefined
    if (found) return found
  }
  return market.locales[0]
}

function wished({ sale, country, market }: Speech, option: PurchaseSettings["locale"]): unknown {
  if (typeof option !== "function") return option
  const { currency, locales } = market
  const context = toHookContext(sale, { country, currency })
  return option({ ...context, cartLocale: sale.locale ?? null, locales })
}

/** The very locale in any spelling (`de_at`, `DE-AT`), else the one of the same language. */
function localeFor(wish: string, locales: readonly string[]): string | undefined {
  const tag = wish.trim().toLowerCase().replaceAll("_", "-")
  const [language = ""] = tag.split("-")
  const known = OTHER_NAMES[language] ?? language
  return (
    locales.find((locale) => locale.toLowerCase() === tag) ??
    locales.find((locale) => locale.startsWith(`${known}-`))
  )
}
