import { divideUp } from "../lines/to-line"
import { taxWithin } from "../tax"
import type { KlarnaLine } from "./line"
import type { Remaining } from "./remaining"

/** How much of a line: so many pieces, for so much. */
export interface Share {
  readonly quantity: number
  /** Minor units. */
  readonly total: number
}

/**
 * A part of a line that satisfies Klarna's formulas as the line does. Its tax is what the parts so far should hold less
 * what they do hold, so that the tax of all parts is that of the line.
 */
export function takePart({ line, taken }: Remaining, { quantity, total }: Share): KlarnaLine {
  if (quantity === line.quantity && total === line.total_amount) return line
  const least = divideUp(total, quantity)
  const unit_price = total < 0 ? least : Math.max(least, wholePrice(line, quantity))
  const tax = taxWithin(taken.total + total, line.tax_rate) - taken.tax
  return {
    ...line,
    quantity,
    total_amount: total,
    total_discount_amount: quantity * unit_price - total,
    total_tax_amount: nearFormula(tax, total, line.tax_rate),
    unit_price,
  }
}

/** The price before discounts; a piece of a line that is split by amount has none of its own. */
function wholePrice({ quantity, unit_price }: KlarnaLine, of: number): number {
  return of === quantity && quantity === 1 ? 0 : unit_price
}

/** Within the one minor unit that Klarna allows. */
function nearFormula(tax: number, total: number, rate: number): number {
  const exact = (total * rate) / (10_000 + rate)
  return Math.min(Math.max(tax, Math.ceil(exact - 1)), Math.floor(exact + 1))
}

/** The share of so many pieces in what is left: all of it for the last ones. */
export function shareOf({ quantity, total }: Remaining, pieces: number): Share {
  if (pieces >= quantity) return { quantity, total }
  return { quantity: pieces, total: Math.round((total * pieces) / quantity) }
}
