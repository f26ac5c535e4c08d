/** Digits after the point. The demo sells in currencies that have two. */
const DIGITS = 2

/** Medusa's amount in minor units. Medusa keeps more digits than a currency has. */
export function toMinor(major: number): number {
  return Math.round(major * 10 ** DIGITS)
}

/** Amounts as one, in whole minor units: each rounded by itself would drift. */
export function sumInMinor(majors: readonly number[]): number {
  return toMinor(majors.reduce((sum, major) => sum + major, 0))
}

/** An amount in minor units as a person reads it: 3000 → "30.00". */
export function formatMinor(minor: number): string {
  return (minor / 10 ** DIGITS).toFixed(DIGITS)
}
