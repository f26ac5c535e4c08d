import type { Data } from "../data"
import { dataAt, numberAt, parseJson, textAt } from "../data"
import { currencyOf, needsRegion } from "./markets"
import { badSums } from "./sums"

const NAMES = ["given_name", "family_name"]
const ADDRESSES = ["billing_address", "shipping_address"]

/** "Cannot be only numbers, must be more than 1 character." Documented: Payments, address. */
const nameFits = (name: string): boolean => name === "" || (name.length > 1 && !/^\d+$/.test(name))

function badNames(purchase: Data): string[] {
  return ADDRESSES.flatMap((key) => {
    const address = dataAt(purchase, key) ?? {}
    return NAMES.filter((name) => !nameFits(textAt(address, name))).map((name) => `${key}.${name}`)
  })
}

function badMarket(purchase: Data): string[] {
  const currency = currencyOf(textAt(purchase, "purchase_country"))
  if (currency === undefined) return ["purchase_country"]
  return currency === textAt(purchase, "purchase_currency").toUpperCase()
    ? []
    : ["purchase_currency"]
}

/** A purchase that is also tokenized must cost something. Reported by integrators. */
const badIntent = (purchase: Data): string[] =>
  textAt(purchase, "intent") === "buy_and_tokenize" && numberAt(purchase, "order_amount") === 0
    ? ["order_amount"]
    : []

function badAttachment(purchase: Data): string[] {
  const attachment = dataAt(purchase, "attachment")
  if (attachment === undefined) return []
  return parseJson(textAt(attachment, "body")) === undefined ? ["attachment.attachment"] : []
}

/** Paths of what is wrong with a whole purchase whose single fields are well formed. */
export function badInPurchase(purchase: Data): readonly string[] {
  const sums = badSums(purchase)
  return sums.length > 0
    ? sums
    : [
        ...badMarket(purchase),
        ...badIntent(purchase),
        ...badNames(purchase),
        ...badAttachment(purchase),
      ]
}

/** Paths of what is wrong with a charge of a customer token, which has no market of its own. */
export function badInCharge(charge: Data): readonly string[] {
  const sums = badSums(charge)
  return sums.length > 0
    ? sums
    : [...badNames(charge), ...badAttachment(charge), ...badAddresses(charge)]
}

function badContact(address: Data, path: string): string[] {
  const email = textAt(address, "email")
  const phone = textAt(address, "phone")
  const country = textAt(address, "country")
  return [
    ...(email === "" || /^[^@\s]+@[^@\s]+$/.test(email) ? [] : [`${path}.email`]),
    ...(phone === "" || phone.length >= 5 ? [] : [`${path}.phone`]),
    ...(needsRegion(country) && textAt(address, "region") === "" ? [`${path}.region`] : []),
  ]
}

/**
 * Paths of address fields that are not good enough to buy with. Sessions are not held to this: a recorded one carried
 * a region of another country.
 */
export const badAddresses = (purchase: Data): readonly string[] =>
  ADDRESSES.flatMap((key) => {
    const address = dataAt(purchase, key)
    return address === undefined ? [] : badContact(address, key)
  })
