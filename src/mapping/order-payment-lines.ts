import type { OrderLine } from "../klarna/contract/order-line"
import { MAX_AMOUNT } from "../klarna/contract/primitives"
import { taxMixOf, toLumpLines } from "./lines/balance"
import { addedTo } from "./lines/order-changes"
import { MappingError } from "./mapping-error"
import type { OrderChange } from "./medusa/order-change"
import type { MedusaSale } from "./medusa/sale"
import { formatMinor } from "./money"
import { exactLinesOf, type Sum, tryOrderLines } from "./order-lines"

/**
 * The lines of what is paid of an order: all of it (a draft order, an edit of an unpaid one), or what its newest changes
 * added (an edit, an exchange, a claim), whichever adds up to the amount; else one line that says it is the balance.
 * @throws MappingError when even the balance is more than Klarna takes
 */
export function toOrderPaymentLines(
  order: MedusaSale,
  changes: readonly OrderChange[],
  sum: Sum,
): OrderLine[] {
  for (const candidate of [order, ...addedTo(order, changes)]) {
    const lines = tryOrderLines(candidate, sum)
    if (lines) return lines
  }
  return toBalance(order, sum)
}

function toBalance(order: MedusaSale, { amount, ...settings }: Sum): OrderLine[] {
  if (amount > MAX_AMOUNT) {
    const most = formatMinor(MAX_AMOUNT, settings.currency)
    throw new MappingError(
      `The balance is more than ${most}, the most that Klarna takes in a line.`,
    )
  }
  const number = order.custom_display_id ?? order.display_id
  const name = `Balance of order ${number == null ? "" : `#${String(number)}`}`
  const mix = taxMixOf(exactLinesOf(order, settings))
  return toLumpLines({ amount, name: name.trim(), reference: order.id }, mix)
}
