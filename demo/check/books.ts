import { compareBooks } from "./compare-books"
import type { BookLine, KlarnaEntry, MedusaEntry } from "./compare-books"
import type { Api } from "./http"
import { readKlarnaOrders } from "./read-klarna"
import { readMedusaOrders } from "./read-medusa"

export interface Books {
  klarna: KlarnaEntry[]
  medusa: MedusaEntry[]
  lines: BookLine[]
}

/** Reads all orders on both sides and compares them. */
export async function readBooks(sandbox: Api, admin: Api): Promise<Books> {
  const klarna = await readKlarnaOrders(sandbox)
  const medusa = await readMedusaOrders(admin)
  return { klarna, medusa, lines: compareBooks(klarna, medusa) }
}

/**
 * One sentence that says whether the books agree.
 * @param surprises how many differences were seen before this last comparison
 */
export function verdict({ klarna, medusa, lines }: Books, surprises: number): string {
  const counted = `all ${klarna.length} orders of Klarna and all ${medusa.length} orders of Medusa`
  const wrong = lines.flatMap(({ differences }) => differences).length
  const now = wrong === 0 ? "they agree" : `differences: ${wrong}`
  const before = surprises === 0 ? "" : `; things that went wrong before: ${surprises}`
  return `Compared ${counted}: ${now}${before}.`
}
