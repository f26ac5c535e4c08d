import type { MedusaSale } from "../medusa/sale"
import { goodsIn, type Shares } from "./goods"
import type { Books, KlarnaLine } from "./line"
import type { Parcel } from "./parcel"
import { amountLeft, type Remaining, remainingOf } from "./remaining"
import { everything, inProportion, isGoods, settle, sumOf, toParts } from "./settle"

/** Items on their way, or an amount, or both. */
export interface Portion {
  /** Items of the order; without them lines are for the amount alone. */
  readonly parcel?: { readonly items: Parcel; readonly order: MedusaSale } | undefined
  /** Minor units; by default what the items cost with their share of the rest. */
  readonly amount?: number | undefined
}

const WORDS = { less: "Charged separately", part: "Part of the amount" }

/**
 * Lines of a capture: the items of a fulfilment with their share of shipping, credit and tax; without items one line for
 * the amount. The last capture takes what is left of every line, so that the lines of all add up to those of the order.
 * @param books the order's lines and amount, and its captures so far
 */
export function toCaptureLines(books: Books, { parcel, amount }: Portion): KlarnaLine[] {
  const left = remainingOf(books)
  const most = amountLeft(books)
  if (amount === most) {
    const all = toParts(left, everything(left))
    return settle(all, most, { books, isLast: true, words: WORDS })
  }
  const shares = parcel ? withRest(left, parcel.items, parcel.order) : NOTHING
  const lines = toParts(left, shares)
  const isLast = parcel !== undefined && equal(shares, everything(left))
  const wanted = amount ?? (isLast ? most : Math.min(sumOf(lines), most))
  return settle(lines, wanted, { books, words: WORDS })
}

const NOTHING: Shares = new Map()

function withRest(left: readonly Remaining[], items: Parcel, order: MedusaSale): Shares {
  const goods = goodsIn(items, order, left)
  return new Map([...goods, ...inProportion(left, goods, (line) => !isGoods(line))])
}

function equal(one: Shares, other: Shares): boolean {
  return (
    one.size === other.size &&
    [...one].every(([index, { total }]) => other.get(index)?.total === total)
  )
}
