import BigNumber from "bignumber.js"

/** An exact amount in major units, as Medusa keeps it: any number of decimals. */
export type Decimal = BigNumber

/** Currencies whose minor unit is not a hundredth. @see ISO 4217, list one */
const OTHER_EXPONENTS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
      .split(" ")
      .map((code) => [code, 0]),
  ),
  ...Object.fromEntries("BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3])),
  CLF: 4,
  UYW: 4,
}

/** Digits below a unit at which amounts are noise of Medusa's divisions and no longer money. */
const NOISE_DIGITS = 6

/** How many decimals ISO 4217 gives a currency; HUF has two, whatever `Intl` says. */
export function exponentOf(currency: string): number {
  return OTHER_EXPONENTS[currency.toUpperCase()] ?? 2
}

/**
 * Reads an amount in any of the forms in which Medusa hands it out: number, text, its BigNumber or `{ value }`.
 * @throws TypeError for anything else
 */
export function toDecimal(value: unknown): Decimal {
  if (typeof value === "number" || typeof value === "string")
    return finite(new BigNumber(value), value)
  if (BigNumber.isBigNumber(value)) return finite(new BigNumber(value), value)
  if (typeof value === "object" && value !== null) {
    if ("raw" in value && value.raw) return toDecimal(value.raw)
    if ("value" in value) return toDecimal(value.value)
    if ("numeric" in value) return toDecimal(value.numeric)
  }
  throw new TypeError(`not an amount: ${typeof value}`)
}

/** Whole minor units in major ones: 5351 EUR-cents are 53.51. */
export function fromMinor(minor: number, currency: string): Decimal {
  return new BigNumber(minor).shiftedBy(-exponentOf(currency))
}

/** Minor units, not yet whole: 53.5107 EUR is 5351.07 cents. */
export function toExactMinor(amount: Decimal, currency: string): Decimal {
  return amount.shiftedBy(exponentOf(currency)).decimalPlaces(NOISE_DIGITS, BigNumber.ROUND_HALF_UP)
}

/** Whole minor units, rounded half up: 53.5107 EUR is 5351. */
export function toMinor(amount: Decimal, currency: string): number {
  return toExactMinor(amount, currency).integerValue(BigNumber.ROUND_HALF_UP).toNumber()
}

/**
 * Whole minor units of parts in their order: each is the rounded sum so far less the rounded sum before it, so that all of them
 * together are the rounded sum of all. Captures of 33.335, 33.335 and 33.33 EUR are 3334, 3333 and 3333 cents: 10000 together.
 */
export function toMinorParts(parts: readonly Decimal[], currency: string): number[] {
  let sum = new BigNumber(0)
  return parts.map((part) => {
    const before = toMinor(sum, currency)
    sum = sum.plus(part)
    return toMinor(sum, currency) - before
  })
}

/** Whether an amount has decimals below the minor unit, so that its part at Klarna may be a minor unit more or less. */
export function isBelowMinor(amount: Decimal, currency: string): boolean {
  return !toExactMinor(amount, currency).isInteger()
}

/** Minor units in major ones, for people to read: 5351 EUR-cents are `53.51 EUR`. */
export function formatMinor(minor: number, currency: string): string {
  const digits = exponentOf(currency)
  return `${fromMinor(minor, currency).toFixed(digits)} ${currency.toUpperCase()}`
}

function finite(amount: BigNumber, from: unknown): Decimal {
  if (amount.isFinite()) return amount
  throw new TypeError(`not an amount: ${String(from)}`)
}
