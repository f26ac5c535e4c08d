import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, posix } from "node:path"

import arrows from "./arrows.json"

/** The file that stands for a row of the table: the row itself, or one file in its folder. */
export const standIn = (row: string) => (row.endsWith(".ts") ? `src/${row}` : `src/${row}/it.ts`)

/** Breaks of the rules that are not arrows: the rule's name and the file that breaks it. */
export const BREAKS = [
  { file: "src/klarna/http/send.ts", rule: "one file imports axios", text: 'import "axios"' },
  {
    file: "src/sandbox/medusa.ts",
    rule: "no Medusa",
    text: 'import type { Logger } from "@medusajs/framework/types"\nexport type L = Logger',
  },
  { file: "src/index.ts", rule: "index imports config", text: 'import "zod"' },
  { file: "src/config.ts", rule: "a light entry", text: 'import "@medusajs/framework/utils"' },
  {
    file: "src/jobs/borrows.ts",
    rule: "src stands alone",
    text: 'import "../../integration-tests/it"',
  },
  { file: "src/jobs/dev.ts", rule: "no dev dependency at run time", text: 'import "only-dev"' },
  { file: "src/jobs/guest.ts", rule: "no undeclared package", text: 'import "undeclared"' },
  { file: "src/mapping/egg.ts", rule: "no cycle", text: 'import "./hen"' },
  {
    file: "src/providers/klarna/mixed.ts",
    rule: "types only: providers",
    text: 'import type { it } from "../../modules/it"\nimport "../../modules/it"\nexport type I = typeof it',
  },
] as const

const ALLOWED = [
  { file: "src/klarna/http/transport.ts", text: 'import "axios"' },
  { file: "src/mapping/hen.ts", text: 'import "./egg"' },
  { file: "src/mapping/__tests__/free.unit.spec.ts", text: 'import "../../api/it"' },
  { file: "integration-tests/it.ts", text: "" },
  { file: "node_modules/only-dev/package.json", text: '{ "main": "index.js" }' },
  { file: "node_modules/only-dev/index.js", text: "" },
  { file: "node_modules/undeclared/package.json", text: '{ "main": "index.js" }' },
  { file: "node_modules/undeclared/index.js", text: "" },
  { file: "package.json", text: '{ "devDependencies": { "only-dev": "1" } }' },
]

/**
 * Writes a tree with our layout in which every row of the table imports every other one.
 * @param how "values" adds the breaks of the other rules
 * @returns its folder
 */
export function plantTree(how: "values" | "types"): string {
  const files = new Map<string, string>()
  const add = (file: string, text: string) => files.set(file, `${files.get(file) ?? ""}${text}\n`)
  for (const { from } of arrows) add(standIn(from), importAll(from, how))
  if (how === "values") for (const { file, text } of [...BREAKS, ...ALLOWED]) add(file, text)

  const folder = mkdtempSync(join(tmpdir(), "klarna-arrows-"))
  for (const [file, text] of files) {
    mkdirSync(join(folder, dirname(file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return folder
}

function importAll(from: string, how: "values" | "types"): string {
  const lines = arrows.map((row, n) => {
    if (row.from === from) return `export const it = ${n}`
    const path = posix
      .relative(posix.dirname(standIn(from)), standIn(row.from))
      .replace(/\.ts$/, "")
    const specifier = path.startsWith(".") ? path : `./${path}`
    return how === "types"
      ? `import type { it as T${n} } from "${specifier}"\nexport type U${n} = typeof T${n}`
      : `import { it as it${n} } from "${specifier}"\nexport const v${n} = it${n}`
  })
  return lines.join("\n")
}
