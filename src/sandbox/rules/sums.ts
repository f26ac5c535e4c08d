import type { Data } from "../data"
import { listAt, numberAt, sumOf, textAt } from "../data"

/**
 * Tax that a line's total holds, in minor units and not rounded. Documented: Payments, order_line.total_tax_amount.
 * @param rate in basis points (1900 = 19 %)
 */
export const taxWithin = (total: number, rate: number): number =>
  total - (total * 10_000) / (10_000 + rate)

/** `quantity * unit_price - total_discount_amount`, to the last unit. */
const totalFits = (line: Data): boolean =>
  numberAt(line, "total_amount") ===
  numberAt(line, "quantity") * numberAt(line, "unit_price") -
    numberAt(line, "total_discount_amount")

/** Within one minor unit of the exact tax. */
const taxFits = (line: Data): boolean =>
  Math.abs(
    numberAt(line, "total_tax_amount") -
      taxWithin(numberAt(line, "total_amount"), numberAt(line, "tax_rate")),
  ) <= 1

function badFieldsOfLine(line: Data, index: number): string[] {
  const path = `order_lines[${index}]`
  return [
    ...(totalFits(line) ? [] : [`${path}.total_amount`]),
    ...(taxFits(line) ? [] : [`${path}.total_tax_amount`]),
  ]
}

/** US orders carry their tax as lines of type `sales_tax`. Documented: tax handling. */
function taxOf(lines: readonly Data[]): number {
  const salesTax = lines.filter((line) => textAt(line, "type") === "sales_tax")
  return sumOf(lines, "total_tax_amount") + sumOf(salesTax, "total_amount")
}

/** The order's tax may be off by as many minor units as there are lines. Documented: tax handling. */
function orderTaxFits(purchase: Data, lines: readonly Data[]): boolean {
  if (purchase.order_tax_amount === undefined) return true
  return Math.abs(numberAt(purchase, "order_tax_amount") - taxOf(lines)) <= lines.length
}

/** Paths of the fields whose arithmetic is wrong; lines first, since a wrong line makes the sums wrong too. */
export function badSums(purchase: Data): readonly string[] {
  const lines = listAt(purchase, "order_lines")
  const inLines = lines.flatMap(badFieldsOfLine)
  if (inLines.length > 0) return inLines
  return [
    ...(numberAt(purchase, "order_amount") === sumOf(lines, "total_amount")
      ? []
      : ["order_amount"]),
    ...(orderTaxFits(purchase, lines) ? [] : ["order_tax_amount"]),
  ]
}
