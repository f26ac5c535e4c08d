import BigNumber from "bignumber.js"

import type { Decimal } from "./money"

/**
 * Whole numbers as near to the exact ones as the wanted sum allows: each is rounded down, and what is missing goes, one
 * each, to those that lost most (largest remainder).
 *
 * @param exact amounts in minor units, not whole
 * @param sum what the answer adds up to, in minor units
 * @returns undefined when no rounding reaches the sum, because the amounts belong to another one
 */
export function allocate(exact: readonly Decimal[], sum: number): number[] | undefined {
  const floors = exact.map((amount) => amount.integerValue(BigNumber.ROUND_FLOOR))
  const missing = sum - floors.reduce((total, floor) => total + floor.toNumber(), 0)
  const byLoss = exact
    .map((amount, index) => ({ index, loss: amount.minus(floors[index] ?? 0) }))
    .filter(({ loss }) => loss.isGreaterThan(0))
    .sort((a, b) =>
      a.loss.isEqualTo(b.loss) ? a.index - b.index : b.loss.minus(a.loss).toNumber(),
    )
  if (missing < 0 || missing > byLoss.length) return undefined
  const raised = new Set(byLoss.slice(0, missing).map(({ index }) => index))
  return floors.map((floor, index) => floor.toNumber() + (raised.has(index) ? 1 : 0))
}
