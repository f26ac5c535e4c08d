import { MappingError } from "../mapping-error"
import type { MedusaPriced } from "../medusa/priced"
import { type DecimalText, type Millionths, toDecimalText, toMillionths } from "../millionths"
import { toTaxRate } from "../tax"
import type { Draft, LineSettings } from "./draft"

/** What an item or a shipping method costs, as its line will say it. */
export function toPrices(
  priced: MedusaPriced,
  { currency, taxApart }: LineSettings,
): Pick<Draft, "original" | "rate" | "total"> {
  const total = count(priced.total, currency, priced.id)
  if (taxApart) {
    const net = total - taxOf(priced, currency)
    const original = priced.original_subtotal
    return {
      original:
        original === undefined ? net : count(digitsOf(original, priced.id), currency, priced.id),
      rate: 0,
      total: net,
    }
  }
  const rate = toTaxRate(priced.tax_lines ?? [])
  const isDiscounted = priced.original_total !== priced.total
  const original = isDiscounted ? count(priced.original_total, currency, priced.id) : total
  return { original, rate, total }
}

/**
 * The tax of an item or a shipping method, after discounts.
 * @throws MappingError when Query didn't calculate it
 */
export function taxOf({ id, tax_total }: MedusaPriced, currency: string): Millionths {
  if (tax_total !== undefined) return count(digitsOf(tax_total, id), currency, id)
  throw new MappingError(`Line ${id} has no tax_total; Klarna expects sales tax on its own here.`)
}

/** An amount of the store's, counted exactly. @throws MappingError naming whose amount is too large */
export function count(amount: DecimalText, currency: string, whose: string): Millionths {
  try {
    return toMillionths(amount, currency)
  } catch {
    throw new MappingError(`Line ${whose} costs ${amount}, which is more than Klarna takes.`)
  }
}

/** An amount that wasn't read yet. @throws MappingError naming whose amount is none */
function digitsOf(amount: unknown, whose: string): DecimalText {
  try {
    return toDecimalText(amount)
  } catch {
    throw new MappingError(`Line ${whose} has a total that is not an amount.`)
  }
}
