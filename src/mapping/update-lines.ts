import type { OrderLine } from "../klarna/contract/order-line"
import type { MedusaSale } from "./medusa/sale"
import { exactLinesOf, type Sum, tryOrderLines } from "./order-lines"
import type { KlarnaLine } from "./parts/line"
import { settle } from "./parts/settle"

const WORDS = { less: "Deduction", part: "Difference" }

/**
 * All lines of an order as it is now, for an authorization whose amount follows it: Klarna forgets those that aren't sent
 * again. What is not, or not any more, in the order's own lines (goods on their way back, a credit) is a line that says so,
 * so that they add up to the amount.
 */
export function toUpdateLines(order: MedusaSale, sum: Sum): KlarnaLine[] {
  const lines = tryOrderLines(order, sum)?.map(toKlarnaLine)
  if (lines) return lines
  const exact = exactLinesOf(order, sum).map(toKlarnaLine)
  const books = { amount: sum.amount, lines: exact, taken: [] }
  return settle(exact, sum.amount, { books, words: WORDS })
}

function toKlarnaLine(line: OrderLine): KlarnaLine {
  const { tax_rate = 0, total_discount_amount = 0, total_tax_amount = 0 } = line
  return { ...line, tax_rate, total_discount_amount, total_tax_amount }
}
