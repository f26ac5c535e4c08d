import type { OrderLineAnswer } from "../../../src/klarna/contract/order-line"

/** The columns of a scenario's table. */
const HEAD = "name | type | quantity | unit_price | discount | total | rate | tax"

/** Items that were put into the cart at once have no order among each other: here it is that of their names. */
const GOODS: readonly unknown[] = ["physical", "digital"]
const isGoods = ({ type }: OrderLineAnswer) => GOODS.includes(type)

/** Klarna's lines as rows of the table; an equals sign, and the sums of total and tax, at its end. */
export function toRows(lines: readonly OrderLineAnswer[]): string[] {
  const goods = lines.slice(0, lines.findLastIndex(isGoods) + 1)
  const byName = [...goods].sort((one, other) => (String(one.name) < String(other.name) ? -1 : 1))
  const rows = [...byName, ...lines.slice(goods.length)].map((line) =>
    [
      line.name,
      line.type,
      line.quantity,
      line.unit_price,
      line.total_discount_amount,
      line.total_amount,
      line.tax_rate,
      line.total_tax_amount,
    ].join(" | "),
  )
  const sum = (of: (line: OrderLineAnswer) => number | null | undefined) =>
    lines.reduce((total, line) => total + (of(line) ?? 0), 0)
  const total = sum(({ total_amount }) => total_amount)
  return [HEAD, ...rows, `= | ${String(total)} | ${String(sum((line) => line.total_tax_amount))}`]
}

/** The rows of a table as a scenario writes it, with spaces to make it readable. */
export function readRows(table: string): string[] {
  const rows = table.trim().split("\n")
  return rows.map((row) =>
    row
      .split("|")
      .map((cell) => cell.trim())
      .join(" | "),
  )
}
