import { readBooks, verdict } from "./books"
import type { BookLine } from "./compare-books"
import type { Api } from "./http"
import { formatMinor } from "./money"
import { tableHead, tableRow } from "./table"

/** What Klarna's order must look like after a step. Amounts in minor units. */
export interface Expected {
  status: string
  amount: number
  captured?: number
  refunded?: number
}

interface Step {
  name: string
  orderId: string
  expected: Expected
}

/** Prints what a step did on both sides, and counts what is not as it should be. */
export class Ledger {
  private wrong = 0

  constructor(
    private readonly sandbox: Api,
    private readonly admin: Api,
    private readonly print: (line: string) => void,
  ) {}

  begin(): void {
    this.print(`\n${tableHead()}`)
  }

  async note({ name, orderId, expected }: Step): Promise<void> {
    const { lines } = await readBooks(this.sandbox, this.admin)
    const line = lines.find(({ medusa }) => medusa?.id === orderId)
    const found = line ?? { differences: [`Medusa has no order ${orderId}`] }
    const differences = [...found.differences, ...unexpected(found, expected)]
    this.show(name, { ...found, differences })
  }

  /** A scene that broke off. The others and the last comparison still tell something. */
  noteFailure(error: unknown): void {
    this.wrong++
    this.print(`  FAILED: ${error instanceof Error ? error.message : String(error)}`)
  }

  /** The last thing printed: all orders of one side against all of the other. @returns whether all was well throughout */
  async close(): Promise<boolean> {
    const books = await readBooks(this.sandbox, this.admin)
    const surprises = this.wrong
    this.print(`\nAll orders, side by side\n\n${tableHead()}`)
    for (const line of books.lines) this.show(line.klarna?.id ?? line.medusa?.id ?? "", line)
    this.print(`\n${verdict(books, surprises)}`)
    return this.wrong === 0
  }

  private show(label: string, line: BookLine): void {
    this.print(tableRow(label, line))
    for (const difference of line.differences) this.print(`  DIFFERENT: ${difference}`)
    this.wrong += line.differences.length
  }
}

/** Both sides may agree and be wrong: a whole capture in place of a part, say. */
function unexpected({ klarna }: BookLine, expected: Expected): string[] {
  const wanted = { captured: 0, refunded: 0, ...expected }
  const amounts = (["amount", "captured", "refunded"] as const)
    .filter((name) => klarna?.[name] !== wanted[name])
    .map((name) => `${name}: expected ${formatMinor(wanted[name])}`)
  return klarna?.status === wanted.status
    ? amounts
    : [...amounts, `Klarna's status: expected ${wanted.status}`]
}
