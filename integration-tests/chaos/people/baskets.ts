import { DISCOUNTED, MIXED, ONE_HUNDRED, SALES_TAX } from "../../../demo/check/purchases"
import type { Basket } from "../../../demo/check/purchases"
import type { Dice } from "../dice"

const TEMPLATES = [ONE_HUNDRED, MIXED, DISCOUNTED, SALES_TAX] as const

/** Tags in the e-mail address that have Klarna decide in its own way. */
const TAGS = {
  "": { weight: 80 },
  "+pend-accept-1000": { weight: 6 },
  "+pend-reject-1000": { weight: 6 },
  "+denied": { weight: 4 },
  "+increase-denied": { weight: 4 },
} as const

/** A random cart: a region of the shop, its goods in random quantities, and a shopper of some kind. */
export function randomBasket(dice: Dice): Basket {
  const { items, person, ...rest } = dice.pick(TEMPLATES)
  const tag = dice.weighted(TAGS)
  const [name, host] = person.email.split("@")
  return {
    ...rest,
    items: items.map(({ sku }) => ({ quantity: dice.between(1, 3), sku })),
    person: { ...person, email: `${String(name)}${tag}@${String(host)}` },
  }
}
