import { type DecimalText, roundToWhole, toMillionthPoints } from "./millionths"

/** Klarna takes no more than 100 %. @see klarna: order lines, tax_rate */
const MAX_RATE = 10_000

/**
 * Several percentages on one thing, as Medusa's tax lines have them, as one rate in Klarna's basis points. Medusa takes all
 * of them of the same net price, so they add up: 5 % and 9.975 % are 1498.
 */
export function toTaxRate(taxLines: readonly { readonly rate: DecimalText }[]): number {
  const sum = taxLines.reduce((total, { rate }) => total + toMillionthPoints(rate), 0)
  return Math.min(Math.max(roundToWhole(sum), 0), MAX_RATE)
}

/**
 * Tax inside a total, rounded half up. Klarna accepts one minor unit to either side.
 * @param total minor units, tax included
 * @param rate basis points
 * @see klarna: order lines, total_tax_amount
 */
export function taxWithin(total: number, rate: number): number {
  const divisor = 10_000 + rate
  const size = 2 * Math.abs(total) * rate + divisor
  const tax = (size - (size % (2 * divisor))) / (2 * divisor)
  return total < 0 ? 0 - tax : tax
}

/** The one rate, in basis points, at which a total would hold this tax; both in minor units. */
export function effectiveRate(total: number, tax: number): number {
  const net = total - tax
  return net > 0 && tax > 0 ? Math.min(Math.round((tax * 10_000) / net), MAX_RATE) : 0
}
