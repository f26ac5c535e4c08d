import type { MedusaCreditLine, MedusaPriced, MedusaShippingMethod } from "../medusa/priced"
import { toText } from "../text"
import { type Draft, type LineSettings, NAME_LIMIT } from "./draft"
import { count, taxOf, toPrices } from "./priced"

/** How stores and plugins write it in a credit line's `reference`. */
const GIFT_CARD = /gift[\s_-]?card|voucher/i

/** The line of a shipping method. */
export function toShippingDraft(method: MedusaShippingMethod, settings: LineSettings): Draft {
  const prices = toPrices(method, settings)
  return {
    ...prices,
    quantity: 1,
    says: {
      merchant_data: method.id,
      name: toText(method.name, NAME_LIMIT) ?? method.id,
      reference: method.id,
      type: prices.total < 0 ? "discount" : "shipping_fee",
    },
  }
}

/**
 * The line of what is paid otherwise. Its reference is its own id: a gift card's code is as good as money, and stays here.
 * @see klarna: gift cards and store credit, at face value and without tax
 */
export function toCreditDraft(credit: MedusaCreditLine, { currency }: LineSettings): Draft {
  const isCard = GIFT_CARD.test(credit.reference ?? "")
  const name = toText(credit.metadata?.["name"], NAME_LIMIT)
  const total = 0 - count(credit.amount, currency, credit.id)
  return {
    original: total,
    quantity: 1,
    rate: 0,
    says: {
      merchant_data: credit.id,
      name: name ?? (isCard ? "Gift card" : "Store credit"),
      reference: credit.id,
      type: total > 0 ? "surcharge" : isCard ? "gift_card" : "store_credit",
    },
    total,
  }
}

/** The one line that holds all tax where lines are without. @see klarna: tax handling, United States */
export function toSalesTaxDraft(priced: readonly MedusaPriced[], currency: string): Draft {
  const total = priced.reduce((sum, one) => sum + taxOf(one, currency), 0)
  const type = total < 0 ? "discount" : "sales_tax"
  return {
    original: total,
    quantity: 1,
    rate: 0,
    says: { name: "Sales tax", reference: "sales-tax", type },
    total,
  }
}
