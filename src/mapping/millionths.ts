import { exponentOf, toDecimal } from "./money"

/** An exact amount in major units as digits, `53.5107`: what a thousand lines are read in without a thousand objects. */
export type DecimalText = string

/**
 * An exact amount as an integer: millionths of a minor unit. A number holds nine billion whole minor units of them, forty
 * times what Klarna takes for a line.
 */
export type Millionths = number

/** Millionths in one minor unit. */
export const WHOLE = 1_000_000
const NOISE_DIGITS = 6
const PLAIN = /^-?\d+(?:\.\d+)?$/

/**
 * The digits of an amount in any of the forms in which Medusa hands it out: number, text, its BigNumber or `{ value }`.
 * @throws TypeError for anything else
 */
export function toDecimalText(value: unknown): DecimalText {
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value)
  const inner = rawOf(value)
  const text = typeof inner === "number" ? String(inner) : inner
  if (typeof text === "string" && PLAIN.test(text)) return text
  return toDecimal(value).toFixed()
}

/** The exact value of Medusa's BigNumber; its `numeric` has lost digits. */
function rawOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value
  if ("raw" in value && value.raw) return rawOf(value.raw)
  return "value" in value ? value.value : value
}

/**
 * An amount in millionths of the currency's minor unit. What is smaller is noise of Medusa's divisions, rounded half up.
 * @throws RangeError for more than a number holds exactly
 */
export function toMillionths(amount: DecimalText, currency: string): Millionths {
  return scaled(amount, exponentOf(currency) + NOISE_DIGITS)
}

/** A percentage in millionths of a basis point: 8.875 % is 887.5 basis points. */
export function toMillionthPoints(percent: DecimalText): Millionths {
  return scaled(percent, 2 + NOISE_DIGITS)
}

/** Rounded half up, that is away from zero. */
export function roundToWhole(amount: Millionths): number {
  const size = Math.abs(amount) + WHOLE / 2
  const rounded = (size - (size % WHOLE)) / WHOLE
  return amount < 0 ? 0 - rounded : rounded
}

/** Digits shifted to the left of the point, as an integer; the first digit that stays right of it rounds. */
function scaled(text: DecimalText, places: number): number {
  const negative = text.startsWith("-")
  const point = text.indexOf(".")
  const end = point < 0 ? text.length : point
  const fraction = point < 0 ? "" : text.slice(point + 1, point + 1 + places)
  const up = point >= 0 && text.charCodeAt(point + 1 + places) >= FIVE ? 1 : 0
  const whole = Number(text.slice(negative ? 1 : 0, end)) * (POWERS[places] ?? NaN)
  const size = whole + Number(fraction) * (POWERS[places - fraction.length] ?? NaN) + up
  if (!Number.isSafeInteger(size)) throw new RangeError(`${text} is more than can be counted`)
  return negative ? 0 - size : size
}

const POWERS = Array.from({ length: 12 }, (_, exponent) => 10 ** exponent)
const FIVE = "5".charCodeAt(0)
