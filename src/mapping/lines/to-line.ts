import type { OrderLine } from "../../klarna/contract/order-line"
import { MAX_AMOUNT } from "../../klarna/contract/primitives"
import { MappingError } from "../mapping-error"
import { WHOLE } from "../millionths"
import { formatMinor } from "../money"
import { taxWithin } from "../tax"
import type { Draft } from "./draft"

/**
 * The line of a draft, in whole minor units. `unit_price` is rounded up so that the discount, which takes up the rest, is
 * never negative.
 * @param total minor units
 * @see klarna: order lines, total_amount = quantity * unit_price - total_discount_amount
 * @throws MappingError for more than Klarna takes
 */
export function toLine(draft: Draft, total: number, currency: string): OrderLine {
  const { original, quantity, rate, says } = draft
  const discounted = original > draft.total && original > total * WHOLE
  const unit_price = divideUp(discounted ? original : total * WHOLE, quantity * WHOLE)
  if (Math.max(unit_price, total) > MAX_AMOUNT) throw tooMuch(says.name, currency)
  // Written out: spreading a thousand drafts takes longer than all the rest of mapping.
  return {
    image_url: says.image_url,
    merchant_data: says.merchant_data,
    name: says.name,
    product_identifiers: says.product_identifiers,
    product_url: says.product_url,
    quantity,
    reference: says.reference,
    subscription: says.subscription,
    tax_rate: rate,
    total_amount: total,
    total_discount_amount: quantity * unit_price - total,
    total_tax_amount: taxWithin(total, rate),
    type: says.type,
    unit_price,
  }
}

/** The next whole number at or above a quotient of whole numbers. */
export function divideUp(dividend: number, divisor: number): number {
  const rest = dividend % divisor
  return (dividend - rest) / divisor + (rest > 0 ? 1 : 0)
}

function tooMuch(name: string, currency: string): MappingError {
  const most = formatMinor(MAX_AMOUNT, currency)
  return new MappingError(
    `"${name}" costs more than ${most}, the most that Klarna takes in a line.`,
  )
}
