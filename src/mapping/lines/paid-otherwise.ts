import type { OrderLine } from "../../klarna/contract/order-line"
import { effectiveRate, taxWithin } from "../tax"
import { taxMixOf } from "./balance"

const PAID_OTHERWISE: ReadonlySet<OrderLine["type"]> = new Set(["gift_card", "store_credit"])

/** Whether a line is credit that the store gave: it has no tax, and is at face value. */
export function isPaidOtherwise({ type }: Pick<OrderLine, "type">): boolean {
  return PAID_OTHERWISE.has(type)
}

/**
 * Lines whose tax is not more than what is to be paid, because Klarna takes no purchase of which more than all is tax. Where
 * credit leaves less to pay than the tax of the goods, the credit pays its share of the tax: it becomes a discount that is
 * taxed as the goods are on the whole; where tax is a line of its own, that line becomes smaller, and the credit with it.
 * @param amount minor units
 */
export function taxedWithin(lines: readonly OrderLine[], amount: number): OrderLine[] {
  const isTooMuch = sumOf(lines, taxOf) > amount
  if (!isTooMuch || !lines.some(isPaidOtherwise)) return [...lines]
  const mix = taxMixOf(lines)
  return mix.apart ? withSmallerTax(lines) : lines.map((line) => discounted(line, mix))
}

/** The tax that a line stands for, in minor units. */
export function taxOf({ type, total_amount, total_tax_amount = 0 }: OrderLine): number {
  return type === "sales_tax" ? total_amount : total_tax_amount
}

function discounted(line: OrderLine, { rate, tax, total }: ReturnType<typeof taxMixOf>): OrderLine {
  if (!isPaidOtherwise(line)) return line
  const tax_rate = rate ?? effectiveRate(total, tax)
  const total_tax_amount = taxWithin(line.total_amount, tax_rate)
  return { ...line, tax_rate, total_tax_amount, type: "discount" }
}

/** What the credits pay of the tax is taken off the tax line, and off the credits. */
function withSmallerTax(lines: readonly OrderLine[]): OrderLine[] {
  const goods = sumOf(lines, (line) => (isPaidOtherwise(line) ? 0 : line.total_amount))
  const tax = sumOf(lines, taxOf)
  if (goods <= 0) return [...lines]
  const shareOf = (line: OrderLine) =>
    isPaidOtherwise(line) ? Math.round((line.total_amount * tax) / goods) : 0
  const paid = sumOf(lines, shareOf)
  return lines.map((line) =>
    line.type === "sales_tax"
      ? atPrice(line, line.total_amount + paid)
      : atPrice(line, line.total_amount - shareOf(line)),
  )
}

function atPrice(line: OrderLine, total: number): OrderLine {
  if (total === line.total_amount) return line
  return { ...line, total_amount: total, total_discount_amount: 0, unit_price: total }
}

function sumOf(lines: readonly OrderLine[], amountOf: (line: OrderLine) => number): number {
  return lines.reduce((sum, line) => sum + amountOf(line), 0)
}
