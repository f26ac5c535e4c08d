import { NAME_LIMIT, REFERENCE_LIMIT, SHORT_REFERENCE } from "../lines/draft"
import type { MedusaItem } from "../medusa/priced"
import type { MedusaSale } from "../medusa/sale"
import { exponentOf, toDecimal } from "../money"
import { toText } from "../text"
import type { KlarnaLine } from "./line"

/** Some of an order's items: what a fulfilment, a return or a claim is about. */
export type Parcel = readonly {
  /** Medusa's order line item. */
  readonly lineItemId: string
  /** How many of it; an amount as Query answers it. */
  readonly quantity: unknown
}[]

/** Which of Klarna's lines an item is. */
export interface Place {
  readonly index: number
  /** The line is for pieces of this item and nothing else. */
  readonly byPiece: boolean
}

/**
 * Finds Klarna's line of each item of an order. An order's items have other ids than those of its cart, which the lines
 * carry; sku, name and quantity tell them. What was merged is in the line that says so.
 */
export function placesOf(
  { items, currency_code }: MedusaSale,
  lines: readonly KlarnaLine[],
): ReadonlyMap<string, Place> {
  const free = new Set(lines.keys())
  const places = new Map<string, Place>()
  for (const item of [...(items ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const index = findLine(item, { currency: currency_code, free, lines })
    if (index === undefined) continue
    const line = lines[index]
    const merged = isMerged(line)
    if (!merged) free.delete(index)
    places.set(item.id, { byPiece: !merged && isQuantity(line, item), index })
  }
  return places
}

interface Candidates {
  readonly currency: string
  readonly lines: readonly KlarnaLine[]
  /** Indices of lines that belong to no item yet. */
  readonly free: ReadonlySet<number>
}

function findLine(item: MedusaItem, { currency, lines, free }: Candidates): number | undefined {
  const among = (fits: (line: KlarnaLine) => boolean) =>
    [...free].find((index) => {
      const line = lines[index]
      return line !== undefined && fits(line)
    })
  const isAlike = (line: KlarnaLine) =>
    isReferenced(line, item) && isNamed(line, item) && isQuantity(line, item)
  return (
    among(({ merchant_data, reference }) => merchant_data === item.id || reference === item.id) ??
    among((line) => isAlike(line) && isPriced(line, item, currency)) ??
    among(isAlike) ??
    among((line) => isReferenced(line, item) && !isMerged(line)) ??
    among((line) => isNamed(line, item) && isQuantity(line, item)) ??
    among(isMerged)
  )
}

const isMerged = (line: KlarnaLine | undefined) =>
  line?.reference?.startsWith("further-items") === true

/** A line of half a cheese is one piece for Klarna. */
const isQuantity = (line: KlarnaLine | undefined, { quantity }: MedusaItem) =>
  toDecimal(quantity).isEqualTo(line?.quantity ?? 0)

/** Before tax where tax is a line of its own. */
const isPriced = ({ total_amount }: KlarnaLine, item: MedusaItem, currency: string) => {
  const digits = exponentOf(currency)
  return [item.total, toDecimal(item.total).minus(toDecimal(item.tax_total ?? 0))].some((total) =>
    toDecimal(total).shiftedBy(digits).minus(total_amount).abs().isLessThanOrEqualTo(1),
  )
}

const isReferenced = ({ reference }: KlarnaLine, { variant_sku }: MedusaItem) =>
  reference !== undefined &&
  [REFERENCE_LIMIT, SHORT_REFERENCE].some((limit) => toText(variant_sku, limit) === reference)

const isNamed = ({ name }: KlarnaLine, { product_title, title }: MedusaItem) =>
  name.includes(toText(product_title ?? title, NAME_LIMIT) ?? "")
