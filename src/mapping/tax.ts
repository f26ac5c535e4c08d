import BigNumber from "bignumber.js"

/** Percent, as Medusa's tax lines have it, to Klarna's basis points: 8.875 % is 888. */
export function toBasisPoints(percent: BigNumber): number {
  return percent.shiftedBy(2).integerValue(BigNumber.ROUND_HALF_UP).toNumber()
}

/**
 * Tax inside a total, rounded half up. Klarna accepts one minor unit to either side.
 * @param total minor units, tax included
 * @param rate basis points
 * @see klarna: order lines, total_tax_amount
 */
export function taxWithin(total: number, rate: number): number {
  return new BigNumber(total)
    .times(rate)
    .div(10_000 + rate)
    .integerValue(BigNumber.ROUND_HALF_UP)
    .toNumber()
}
