import type { OrderLine } from "../../klarna/contract/order-line"
import { allocate } from "../allocate"
import { taxMixOf, toLumpLines } from "../lines/balance"
import { MAX_LINES } from "../lines/merge"
import { WHOLE } from "../millionths"
import type { Shares } from "./goods"
import type { Books, KlarnaLine } from "./line"
import type { Remaining } from "./remaining"
import { takePart } from "./take"

/** What a part is called where it isn't goods. */
export interface Words {
  /** A part of the amount, of nothing in particular. */
  readonly part: string
  /** What is taken off. */
  readonly less: string
}

/** The lines of shares, in the order of the order's lines. */
export function toParts(left: readonly Remaining[], shares: Shares): KlarnaLine[] {
  return left.flatMap((rest, index) => {
    const share = shares.get(index)
    return share && share.quantity > 0 ? [takePart(rest, share)] : []
  })
}

/**
 * Shares of lines that aren't goods (shipping, credit, tax), in proportion to the goods: of each what the goods' part is of
 * the goods that are left, so that the last goods take all that is left.
 */
export function inProportion(
  left: readonly Remaining[],
  goods: Shares,
  takes: (line: KlarnaLine) => boolean,
): Shares {
  const part = [...goods.values()].reduce((sum, { total }) => sum + total, 0)
  const ofGoods = left.filter(({ line }) => isGoods(line))
  const whole = ofGoods.reduce((sum, { total }) => sum + total, 0)
  const isLast = left.every((rest, index) => !isGoods(rest.line) || isEmptied(rest, goods, index))
  const fraction = isLast ? 1 : whole > 0 ? part / whole : 0
  const shared = left.flatMap((rest, index) =>
    takes(rest.line) && rest.total !== 0 ? [{ index, rest }] : [],
  )
  const exact = shared.map(({ rest }) => Math.round(rest.total * fraction * WHOLE))
  const sum = Math.round(exact.reduce((total, one) => total + one, 0) / WHOLE)
  const totals = allocate(exact, sum) ?? exact.map((one) => Math.round(one / WHOLE))
  return new Map(
    shared.flatMap(({ index }, position) => {
      const total = totals[position] ?? 0
      return total === 0 ? [] : [[index, { quantity: 1, total }]]
    }),
  )
}

function isEmptied({ total, quantity }: Remaining, goods: Shares, index: number): boolean {
  const share = goods.get(index)
  return total === (share?.total ?? 0) && quantity === (share?.quantity ?? 0)
}

/** All that is left of every line. */
export function everything(left: readonly Remaining[]): Shares {
  return new Map(
    left.flatMap(({ quantity, total }, index) =>
      quantity > 0 ? [[index, { quantity, total }]] : [],
    ),
  )
}

const NOT_GOODS: ReadonlySet<KlarnaLine["type"]> = new Set([
  "discount",
  "gift_card",
  "return_fee",
  "sales_tax",
  "shipping_fee",
  "store_credit",
  "surcharge",
])

export function isGoods({ type, reference }: KlarnaLine): boolean {
  return !NOT_GOODS.has(type) && reference !== LUMP_REFERENCE
}

const LUMP_REFERENCE = "amount"

/** What lines are brought to an amount for. */
interface Settling {
  readonly books: Books
  readonly words: Words
  /** All that is left: what earlier sums held of the sales tax is off its line already. */
  readonly isLast?: boolean
}

/** Lines brought to an amount: what is missing, or too much, is a line that says so, taxed as the goods are on the whole. */
export function settle(
  lines: readonly KlarnaLine[],
  amount: number,
  { books, words, isLast = false }: Settling,
): KlarnaLine[] {
  const missing = amount - sumOf(lines)
  if (missing === 0 && lines.length <= MAX_LINES) return [...lines]
  const kept = lines.length < MAX_LINES - 1 ? lines : []
  const rest = amount - sumOf(kept)
  const lump = { amount: rest, name: rest < 0 ? words.less : words.part, reference: LUMP_REFERENCE }
  const mix = taxMixOf(books.lines.map(toPlain))
  const left = isLast && mix.apart ? { ...mix, tax: 0 } : mix
  return [...kept, ...toLumpLines(lump, left).map(toKlarnaLine)]
}

export function sumOf(lines: readonly KlarnaLine[]): number {
  return lines.reduce((sum, { total_amount }) => sum + total_amount, 0)
}

/** `return_fee` is no type of Payments. */
function toPlain({ type, ...line }: KlarnaLine): Partial<OrderLine> {
  return { ...line, type: type === "return_fee" ? "discount" : type }
}

function toKlarnaLine(line: OrderLine): KlarnaLine {
  const { tax_rate = 0, total_discount_amount = 0, total_tax_amount = 0 } = line
  return { ...line, tax_rate, total_discount_amount, total_tax_amount }
}
