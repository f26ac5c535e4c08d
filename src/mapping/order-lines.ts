import type { OrderLine } from "../klarna/contract/order-line"
import { allocate } from "./allocate"
import type { Draft, LineSettings } from "./lines/draft"
import { toItemDraft } from "./lines/item"
import { MAX_LINES, mergeBeyondLimit } from "./lines/merge"
import { toCreditDraft, toSalesTaxDraft, toShippingDraft } from "./lines/other-drafts"
import { isPaidOtherwise, taxedWithin, taxOf } from "./lines/paid-otherwise"
import { fittingCount, isTooLong, withoutAddresses } from "./lines/size"
import { toLine } from "./lines/to-line"
import { MappingError } from "./mapping-error"
import type { MedusaSale } from "./medusa/sale"
import { roundToWhole } from "./millionths"
import { formatMinor } from "./money"

/** What the lines must add up to, and how they are written. */
export interface Sum extends LineSettings {
  /** In minor units. */
  readonly amount: number
}

/**
 * Klarna's order lines of a cart or an order: items, shipping, what is paid otherwise, and sales tax where it is a line of
 * its own. They add up to the amount exactly, and each satisfies Klarna's formulas for total and tax.
 * @throws MappingError when the lines and the amount are not of the same cart
 */
export function toOrderLines(sale: MedusaSale, sum: Sum): OrderLine[] {
  const lines = tryOrderLines(sale, sum)
  if (lines) return lines
  const drafts = toDrafts(sale, sum)
  if (drafts.length === 0)
    throw new MappingError("The cart is empty; Klarna needs at least one order line.")
  throw new MappingError(
    `The cart's lines add up to ${formatMinor(sumOf(drafts), sum.currency)}, the payment is for ` +
      `${formatMinor(sum.amount, sum.currency)}; the cart changed, so start the payment again.`,
  )
}

/** The lines for what the store itself makes of them, whatever is paid. */
export function exactLinesOf(sale: MedusaSale, settings: LineSettings): OrderLine[] {
  const amount = sumOf(toDrafts(sale, settings))
  return short((most) => fit(toDrafts(sale, settings, most), { ...settings, amount })) ?? []
}

function sumOf(drafts: readonly Draft[]): number {
  return roundToWhole(drafts.reduce((total, draft) => total + draft.total, 0))
}

/** The same; undefined when there are no lines, or they don't add up to the amount. */
export function tryOrderLines(sale: MedusaSale, sum: Sum): OrderLine[] | undefined {
  return short((most) => {
    const drafts = toDrafts(sale, sum, most)
    if (drafts.length === 0) return undefined
    // Medusa counts credit of less than its smallest amount as none.
    const withoutCredit = drafts.filter(({ says }) => !isPaidOtherwise(says))
    return fit(drafts, sum) ?? fit(withoutCredit, sum)
  })
}

/**
 * Lines that are not too long for Klarna: first the addresses of pictures and pages are left out, then lines are merged.
 * @param make the lines, at most so many
 */
function short(make: (most: number) => OrderLine[] | undefined): OrderLine[] | undefined {
  const lines = make(MAX_LINES)
  if (!lines || !isTooLong(lines)) return lines
  let shorter = withoutAddresses(lines)
  while (isTooLong(shorter)) {
    shorter = withoutAddresses(make(fittingCount(shorter)) ?? [])
  }
  return shorter
}

function fit(drafts: readonly Draft[], { amount, currency }: Sum): OrderLine[] | undefined {
  const exact = drafts.map(({ total }) => total)
  const totals = allocate(exact, amount)
  const lines = totals && drafts.map((draft, index) => toLine(draft, totals[index] ?? 0, currency))
  return lines && taxedWithin(lines, amount)
}

function toDrafts(sale: MedusaSale, settings: LineSettings, most = MAX_LINES): Draft[] {
  const items = inOrder(sale.items)
  const methods = inOrder(sale.shipping_methods)
  const goods = items
    .map((item) => toItemDraft(item, settings))
    .filter((draft) => draft !== undefined)
  const others = [
    ...methods.map((method) => toShippingDraft(method, settings)),
    ...inOrder(sale.credit_lines).map((credit) => toCreditDraft(credit, settings)),
  ]
  if (goods.length + others.length === 0) return []
  const tax = settings.taxApart ? [toSalesTaxDraft([...items, ...methods], settings.currency)] : []
  return mergeBeyondLimit(goods, [...others, ...tax], most)
}

/** By id, which begins with the time it was made: Query answers in no order, and Klarna minds that of the lines. */
function inOrder<T extends { readonly id: string }>(rows: readonly T[] | null | undefined): T[] {
  if (rows?.every(({ id }, index) => index === 0 || (rows[index - 1]?.id ?? "") <= id))
    return [...rows]
  return [...(rows ?? [])].sort((one, other) =>
    one.id === other.id ? 0 : one.id < other.id ? -1 : 1,
  )
}

/**
 * The tax in an order's lines, in minor units; undefined for less than none, which Klarna takes no field for. Lines round
 * their tax each for itself, and together never to more than is paid.
 * @param amount what is paid, in minor units
 */
export function taxOfLines(lines: readonly OrderLine[], amount: number): number | undefined {
  const tax = lines.reduce((sum, line) => sum + taxOf(line), 0)
  return tax < 0 ? undefined : Math.min(tax, amount)
}
