import { writeFileSync } from "node:fs"
import { join } from "node:path"

import { readBooks } from "../../demo/check/books"
import type { Stage } from "./stage/stage"

interface Comparison {
  /** A sentence for each. */
  differences: string[]
  /** Orders that a dying process left without cart and payment: no provider can know of them. */
  adrift: string[]
}

/**
 * Compares all orders of both sides, and keeps what was compared, with all that passed between store and Klarna, for
 * whoever looks into a difference.
 */
export async function compareAndKeep({
  admin,
  folder,
  klarna,
  sandbox,
}: Pick<Stage, "admin" | "folder" | "klarna" | "sandbox">): Promise<Comparison> {
  const books = await readBooks(klarna, admin)
  const { control } = sandbox
  keep(folder, "books", books)
  keep(folder, "klarna-orders", control.orders())
  keep(folder, "klarna-sessions", control.sessions())
  keep(folder, "callbacks", control.callbacks())
  keep(folder, "journal", control.journal())
  const differing = books.lines.filter(({ medusa }) => !medusa?.isAdrift)
  return {
    adrift: books.medusa.flatMap(({ id, isAdrift }) => (isAdrift ? [id] : [])),
    differences: differing.flatMap(({ differences, klarna: order, medusa }) =>
      differences.map((one) => `Klarna ${order?.id ?? "-"}, Medusa ${medusa?.id ?? "-"}: ${one}`),
    ),
  }
}

function keep(folder: string, name: string, content: unknown): void {
  writeFileSync(join(folder, "logs", `${name}.json`), JSON.stringify(content, null, 1))
}
