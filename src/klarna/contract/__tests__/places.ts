import { readFileSync } from "node:fs"
import { join } from "node:path"

/** The page of what recordings of Klarna show. */
const PAGE = join(__dirname, "../../../../docs/klarna-recordings.md")

/** An entry of the page: its number, such as `4.8`, and the words that say how sure it is. */
export interface Entry {
  readonly place: string
  readonly evidence: readonly string[]
}

const EVIDENCE = /\*\*(recorded|reported|documented|assumed)\*\*/g

/** The entries of the page, in its order. */
export function entriesOfRecordings(): readonly Entry[] {
  const [, ...entries] = readFileSync(PAGE, "utf8").split(/^- (?=\*\*\d)/m)
  return entries.map((text) => ({
    evidence: [...text.matchAll(EVIDENCE)].map(([, word = ""]) => word),
    place: /^\*\*(\d+\.\d+)\*\*/.exec(text)?.[1] ?? text,
  }))
}

/** Whether an entry stands on the page. */
export const isOnPage = (place: string): boolean =>
  entriesOfRecordings().some((entry) => entry.place === place)
