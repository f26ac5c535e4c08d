import { type Millionths, WHOLE } from "./millionths"

/**
 * Whole numbers as near to the exact ones as the wanted sum allows: each is rounded down, and what is missing goes, one
 * each, to those that lost most (largest remainder).
 *
 * @param exact amounts in millionths of a minor unit
 * @param sum what the answer adds up to, in minor units
 * @returns undefined when no rounding reaches the sum, because the amounts belong to another one
 */
export function allocate(exact: readonly Millionths[], sum: number): number[] | undefined {
  const losses = exact.map(lossOf)
  const whole = exact.map((amount, index) => (amount - (losses[index] ?? 0)) / WHOLE)
  const missing = sum - whole.reduce((total, one) => total + one, 0)
  const lossy = losses.flatMap((loss, index) => (loss > 0 ? [{ index, loss }] : []))
  if (missing < 0 || missing > lossy.length) return undefined
  lossy.sort((a, b) => b.loss - a.loss || a.index - b.index)
  for (const { index } of lossy.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1
  return whole
}

/** What rounding down takes from an amount: zero or more, less than a minor unit. */
function lossOf(amount: Millionths): Millionths {
  const rest = amount % WHOLE
  return rest < 0 ? rest + WHOLE : rest + 0
}
