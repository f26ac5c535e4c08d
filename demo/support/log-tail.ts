import { existsSync, readFileSync } from "node:fs"
import { stripVTControlCharacters } from "node:util"

const LINES = 40

/** The end of a log, with what it is the end of. */
export function logTail(file: string): string {
  if (!existsSync(file)) return ""
  const lines = stripVTControlCharacters(readFileSync(file, "utf8")).trimEnd().split("\n")
  return `The end of ${file}:\n\n${lines.slice(-LINES).join("\n")}\n`
}
