import type { Data } from "../data"
import { dataAt, textAt } from "../data"
import type { Dice } from "../dice"
import { currencyOf } from "../rules/markets"
import type { Category } from "../rules/methods"
import { CATEGORY_NAMES } from "../rules/methods"
import { triggersOf } from "../rules/triggers"

export const BADGE_PATH = "/payment-method/assets/badges/generic/klarna.svg"

export const IDENTIFIERS: readonly Category[] = ["pay_later", "pay_over_time", "pay_now"]

/** The billing country overrides the purchase country. Documented: Payments, purchase_country. */
function isServed(purchase: Data): boolean {
  const billing = textAt(dataAt(purchase, "billing_address") ?? {}, "country")
  const country = billing === "" ? textAt(purchase, "purchase_country") : billing
  return currencyOf(country) === textAt(purchase, "purchase_currency").toUpperCase()
}

/** Whether Klarna has anything to offer for a purchase. */
export const isOffered = (purchase: Data): boolean =>
  !triggersOf(purchase).hidden && isServed(purchase)

/** What the shopper may choose from, in no fixed order (recorded). */
export function categoriesOf(purchase: Data, origin: string, dice: Dice): readonly Data[] {
  if (!isOffered(purchase)) return []
  const badge = `${origin}${BADGE_PATH}`
  return dice.shuffled(IDENTIFIERS).map((identifier) => ({
    asset_urls: { descriptive: badge, standard: badge },
    identifier,
    name: CATEGORY_NAMES[identifier],
  }))
}
