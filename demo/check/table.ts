import type { BookLine } from "./compare-books"
import { formatMinor } from "./money"

/** Text columns read from the left, amounts are set to the right. */
const COLUMNS = [
  { title: "", width: 36 },
  { title: "Medusa", width: 6 },
  { title: "payment", width: 18 },
  { title: "amount", width: 9, right: true },
  { title: "captured", width: 9, right: true },
  { title: "refunded", width: 9, right: true },
  { title: " Klarna", width: 15 },
  { title: "amount", width: 9, right: true },
  { title: "captured", width: 9, right: true },
  { title: "refunded", width: 9, right: true },
  { title: "", width: 4 },
] as const

interface Amounts {
  amount: number
  captured: number
  refunded: number
}

/** The head of the table, with a line under it. */
export function tableHead(): string {
  const head = toRow(COLUMNS.map(({ title }) => title))
  return `${head}\n${"-".repeat(head.length)}`
}

/** One order on both sides, in one row. Amounts in the order's currency. */
export function tableRow(
  label: string,
  { klarna, medusa, payment, differences }: BookLine,
): string {
  const currency = klarna?.currency ?? payment?.currency ?? ""
  return toRow([
    label,
    medusa ? `#${medusa.displayId}` : "none",
    medusa?.paymentStatus ?? "none",
    ...toAmounts(payment),
    ` ${klarna?.status ?? "none"}`,
    ...toAmounts(klarna),
    ` ${differences.length === 0 ? currency.toUpperCase() : "DIFFERENT"}`,
  ])
}

function toAmounts(amounts: Amounts | undefined): string[] {
  if (!amounts) return ["", "", ""]
  return [amounts.amount, amounts.captured, amounts.refunded].map(formatMinor)
}

function toRow(cells: readonly string[]): string {
  const padded = COLUMNS.map((column, index) => {
    const cell = cells[index] ?? ""
    return "right" in column ? cell.padStart(column.width) : cell.padEnd(column.width)
  })
  return padded.join(" ").trimEnd()
}
