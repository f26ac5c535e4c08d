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
  const { id, original_subtotal, original_total, tax_lines } = priced
  const gross = count(priced.total, currency, id)
  if (taxApart) {
    const total = gross - taxOf(priced, currency)
    const original =
      original_subtotal === undefined ? total : count(digitsOf(original_subtotal, id), currency, id)
    return { original: withoutNoise(original, total), rate: 0, total }
  }
  const rate = toTaxRate(tax_lines ?? [])
  const original = original_total === priced.total ? gross : count(original_total, currency, id)
  return { original: withoutNoise(original, gross), rate, total: gross }
}

/** Amounts that were rounded to millionths one by one differ by this and are equal: no discount comes of it. */
const NOISE = 2

function withoutNoise(original: Millionths, total: Millionths): Millionths {
  return Math.abs(original - total) > NOISE ? original : total
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
