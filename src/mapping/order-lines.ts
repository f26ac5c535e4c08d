import BigNumber from "bignumber.js"

import type { OrderLine } from "../klarna/contract/order-line"
import { allocate } from "./allocate"
import { MappingError } from "./mapping-error"
import type { MedusaCart, MedusaItem, MedusaShippingMethod } from "./medusa/priced"
import { type Decimal, formatMinor, toDecimal, toExactMinor } from "./money"
import { taxWithin, toBasisPoints } from "./tax"
import { cut } from "./text"

const NAME_LIMIT = 255
const REFERENCE_LIMIT = 255
const IMAGE_URL_LIMIT = 1024

/** A line before its amounts are whole minor units. */
interface Draft {
  readonly source: MedusaItem | MedusaShippingMethod
  readonly quantity: number
  readonly texts: Pick<OrderLine, "image_url" | "name" | "reference" | "type">
}

/** What the lines must add up to. */
export interface Sum {
  /** In minor units. */
  readonly amount: number
  readonly currency: string
}

/**
 * Klarna's order lines of a cart: its items and shipping methods, in the order in which the cart has them. They add up
 * to the amount exactly, and each satisfies Klarna's formulas for total and tax.
 * @throws MappingError when the cart's lines and the amount are not of the same cart, or a quantity is not whole
 */
export function toOrderLines(cart: MedusaCart, { amount, currency }: Sum): OrderLine[] {
  const drafts = [
    ...(cart.items ?? []).map(toItemDraft),
    ...(cart.shipping_methods ?? []).map(toShippingDraft),
  ]
  if (drafts.length === 0)
    throw new MappingError("The cart is empty; Klarna needs at least one order line.")
  const exact = drafts.map(({ source }) => toExactMinor(source.total, currency))
  const totals = allocate(exact, amount)
  if (!totals) throw mismatch(exact, { amount, currency })
  return drafts.map((draft, index) => toOrderLine(draft, totals[index] ?? 0, currency))
}

function toItemDraft(item: MedusaItem): Draft {
  const variant =
    item.variant_title && item.variant_title !== item.title ? `, ${item.variant_title}` : ""
  const image = item.thumbnail?.startsWith("http") ? item.thumbnail : undefined
  return {
    quantity: toWholeQuantity(item),
    source: item,
    texts: {
      image_url: image && image.length <= IMAGE_URL_LIMIT ? image : undefined,
      name: cut(`${item.product_title ?? item.title}${variant}`, NAME_LIMIT) || item.id,
      reference: cut(item.variant_sku ?? item.id, REFERENCE_LIMIT),
      type: item.requires_shipping === false ? "digital" : "physical",
    },
  }
}

function toShippingDraft(method: MedusaShippingMethod): Draft {
  const name = cut(method.name, NAME_LIMIT) || method.id
  return {
    quantity: 1,
    source: method,
    texts: { image_url: undefined, name, reference: method.id, type: "shipping_fee" },
  }
}

/** Klarna takes no fractions of a unit. */
function toWholeQuantity({ id, quantity }: MedusaItem): number {
  if (quantity.isInteger() && quantity.isPositive()) return quantity.toNumber()
  throw new MappingError(
    `Item ${id} has quantity ${quantity.toString()}; Klarna expects a whole number.`,
  )
}

/**
 * `unit_price` is rounded up so that the discount, which takes up the rest, is never negative.
 * @see klarna: order lines, total_amount = quantity * unit_price - total_discount_amount
 */
function toOrderLine(
  { source, quantity, texts }: Draft,
  total: number,
  currency: string,
): OrderLine {
  const original = toExactMinor(source.original_total, currency)
  const discounted = original.isGreaterThan(toExactMinor(source.total, currency))
  const undiscounted = discounted && original.isGreaterThan(total) ? original : toDecimal(total)
  const unit_price =
    quantity === 0 ? 0 : undiscounted.div(quantity).integerValue(BigNumber.ROUND_CEIL).toNumber()
  const tax_rate = toBasisPoints(
    (source.tax_lines ?? []).reduce((sum, { rate }) => sum.plus(rate), toDecimal(0)),
  )
  return {
    ...texts,
    quantity,
    tax_rate,
    total_amount: total,
    total_discount_amount: quantity * unit_price - total,
    total_tax_amount: taxWithin(total, tax_rate),
    unit_price,
  }
}

function mismatch(exact: readonly Decimal[], { amount, currency }: Sum): MappingError {
  const sum = exact.reduce((total, part) => total.plus(part), toDecimal(0)).toNumber()
  return new MappingError(
    `The cart's lines add up to ${formatMinor(Math.round(sum), currency)}, the payment is for ` +
      `${formatMinor(amount, currency)}; gift cards, store credit and changed carts can't be paid with Klarna yet.`,
  )
}
