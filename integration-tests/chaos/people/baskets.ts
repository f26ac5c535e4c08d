import { ANNA, BJORN, MARY } from "../../../demo/check/purchases"
import type { Basket, Person } from "../../../demo/check/purchases"
import { PROMOTION } from "../../../demo/seed/promotion"
import type { Dice } from "../dice"

const CHARLES: Person = {
  email: "charles@shopper.test",
  first_name: "Charles",
  last_name: "Green",
  address_1: "13 New Burlington Street",
  postal_code: "W1S 3BG",
  city: "London",
  country_code: "gb",
  phone: "+442079460018",
}

const PLACES = [
  { account: "eu", currency: "eur", person: ANNA, region: "Germany" },
  { account: "eu", currency: "sek", person: BJORN, region: "Sweden" },
  { account: "eu", currency: "gbp", person: CHARLES, region: "United Kingdom" },
  { account: "us", currency: "usd", person: MARY, region: "United States" },
] as const

/** Goods of several tax rates, some with prices that don't divide well. */
const GOODS = [
  "DAYPACK-INK",
  "TSHIRT-M",
  "SOCKS-36",
  "BREAD-HARD",
  "GARDENS-PAPER",
  "CANDLE-PILLAR",
  "POT-S",
] as const

/** Tags in the e-mail address that have Klarna decide in its own way; what is pending stays so longer than a campaign. */
const TAGS = {
  "": { weight: 78 },
  "+pend-accept-90": { weight: 7 },
  "+pend-reject-90": { weight: 5 },
  "+denied": { weight: 3 },
  "+order-rejected": { weight: 3 },
  "+capture-fails": { weight: 4 },
} as const

/** A random cart: a region of the shop, its goods in random quantities, and a shopper of some kind. */
export function randomBasket(dice: Dice): Basket {
  const { person, ...place } = dice.pick(PLACES)
  const [name, host] = person.email.split("@")
  const items = dice
    .shuffled(GOODS)
    .slice(0, dice.between(1, 3))
    .map((sku) => ({ quantity: dice.between(1, 3), sku }))
  return {
    ...place,
    items,
    person: { ...person, email: `${String(name)}${dice.weighted(TAGS)}@${String(host)}` },
    promotion: dice.chance(0.25) ? PROMOTION.code : undefined,
    shipping: dice.pick(["Standard", "Express"]),
  }
}
