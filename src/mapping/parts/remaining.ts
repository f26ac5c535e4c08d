import { SHORT_REFERENCE } from "../lines/draft"
import { toText } from "../text"
import type { Books, KlarnaLine, Taken } from "./line"

/** What is left of a line. */
export interface Remaining {
  readonly line: KlarnaLine
  readonly quantity: number
  /** Minor units. */
  readonly total: number
  /** Minor units: what earlier parts of it held. */
  readonly taken: { readonly tax: number; readonly total: number }
}

/** What is left of each line, in the order of the lines. */
export function remainingOf({ lines, taken }: Books): Remaining[] {
  const left = lines.map((line): Remaining => ({
    line,
    quantity: line.quantity,
    taken: { tax: 0, total: 0 },
    total: line.total_amount,
  }))
  for (const part of taken.flatMap((one) => one.lines)) takeFrom(left, part)
  return left
}

/** What is left in all, in minor units. */
export function amountLeft({ amount, taken }: Books): number {
  return taken.reduce((left, one: Taken) => left - one.amount, amount)
}

/** Of lines that say the same, the first with enough left; a part that belongs to none, a lump sum, is passed over. */
function takeFrom(left: Remaining[], part: KlarnaLine): void {
  const same = left.flatMap(({ line }, index) => (keyOf(line) === keyOf(part) ? [index] : []))
  const enough = same.find((index) => (left[index]?.quantity ?? 0) >= part.quantity)
  const index = enough ?? same[0]
  const from = index === undefined ? undefined : left[index]
  if (index === undefined || !from) return
  left[index] = after(from, part)
}

/** What is left of a line after a part of it was taken. */
export function after({ line, quantity, taken, total }: Remaining, part: KlarnaLine): Remaining {
  const tax = taken.tax + part.total_tax_amount
  const rest = total - part.total_amount
  return {
    line,
    quantity: isWholeOnly(line) && rest !== 0 ? quantity : Math.max(quantity - part.quantity, 0),
    taken: { tax, total: taken.total + part.total_amount },
    total: rest,
  }
}

/** A line that stands for one thing is split by its amount, and is there until all of it is taken. */
export function isWholeOnly({ quantity }: KlarnaLine): boolean {
  return quantity === 1
}

/** Parts may have had to be asked for with short references. */
function keyOf({ type, reference, merchant_data, name }: KlarnaLine): string {
  return [type, toText(reference, SHORT_REFERENCE), merchant_data, name]
    .map((text) => text ?? "")
    .join("\n")
}
