import type { Portion } from "./capture-lines"
import { goodsIn, type Shares } from "./goods"
import type { Books, KlarnaLine, Taken } from "./line"
import { amountLeft, isWholeOnly, type Remaining, remainingOf } from "./remaining"
import { everything, inProportion, settle, sumOf, toParts } from "./settle"
import { takePart } from "./take"

const WORDS = { less: "Deduction", part: "Refund" }

/**
 * Lines of a refund: the items of a return or a claim with their tax, and shipping where the amount says that it is given
 * back too; without items one line for the amount. A refund of all that is left takes what is left of every line.
 * @param books the lines and the sum of the captures, and the refunds so far
 */
export function toRefundLines(books: Books, { parcel, amount }: Portion): KlarnaLine[] {
  const left = remainingOf(books)
  const most = amountLeft(books)
  if (amount === most) {
    const all = toParts(left, everything(left))
    return settle(all, most, { books, isLast: true, words: WORDS })
  }
  const goods: Shares = parcel ? goodsIn(parcel.items, parcel.order, left) : new Map()
  const taxed = new Map([...goods, ...inProportion(left, goods, isSalesTax)])
  const alone = toParts(left, taxed)
  const missing = (amount ?? 0) - sumOf(alone)
  const shipped = parcel && missing > 0 ? withShipping(left, taxed, missing) : undefined
  const lines = shipped ? toParts(left, shipped) : alone
  const wanted = amount ?? Math.min(sumOf(lines), most)
  return settle(lines, wanted, { books, words: WORDS })
}

const isSalesTax = ({ type }: KlarnaLine) => type === "sales_tax"

/** The shares with shipping too, if that is just what is missing. */
function withShipping(
  left: readonly Remaining[],
  shares: Shares,
  missing: number,
): Shares | undefined {
  const shipping = [...everything(left)].filter(
    ([index]) => left[index]?.line.type === "shipping_fee",
  )
  const total = shipping.reduce((sum, [, share]) => sum + share.total, 0)
  return total === missing ? new Map([...shares, ...shipping]) : undefined
}

/**
 * What can be refunded: of each line what captures took of it. Captures without lines count for their amount alone.
 * @param ordered the order's lines and amount, and its captures
 */
export function refundableOf(ordered: Books, refunds: readonly Taken[]): Books {
  const amount = ordered.taken.reduce((sum, capture) => sum + capture.amount, 0)
  const captured = remainingOf(ordered).flatMap((rest) => capturedOf(rest) ?? [])
  return { amount, lines: captured.length > 0 ? captured : ordered.lines, taken: refunds }
}

/** The part of a line that was captured; undefined for none. */
function capturedOf({ line, quantity: left, taken }: Remaining): KlarnaLine | undefined {
  const quantity = isWholeOnly(line) && taken.total !== 0 ? 1 : line.quantity - left
  if (quantity === 0) return undefined
  const nothingTaken = { line, quantity: line.quantity, taken: NONE, total: line.total_amount }
  const part = takePart(nothingTaken, { quantity, total: taken.total })
  return { ...part, total_tax_amount: taken.tax }
}

const NONE = { tax: 0, total: 0 }
