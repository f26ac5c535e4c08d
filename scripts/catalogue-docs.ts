import { writeFileSync } from "node:fs"
import { join } from "node:path"

import type { CatalogueCode } from "../src/klarna/errors/catalogue/codes"
import { ERRORS } from "../src/klarna/errors/catalogue/errors"
import type { Grading } from "../src/klarna/errors/catalogue/grading"
import { medusaTypeOf } from "../src/mapping/errors"
import type { StatusFacts, StatusRow } from "../src/mapping/status/row"
import { STATUSES } from "../src/mapping/status/statuses"

/** `npx tsx scripts/catalogue-docs.ts` writes docs/errors.md and docs/statuses.md from the tables in the code. */
export const CATALOGUE_PAGES = { "errors.md": errorsPage, "statuses.md": statusesPage } as const

type Line = readonly string[]

const GENERATED = "Written by `npx tsx scripts/catalogue-docs.ts` from the tables in the code.\n"

function errorsPage(): string {
  const codes = Object.keys(ERRORS).filter((code): code is CatalogueCode => code in ERRORS)
  const decisions = codes.map((code): Line => {
    const { http, meaning, retry, grading } = ERRORS[code]
    const type = medusaTypeOf(code)
    return [`\`${code}\``, http.join(", ") || "–", meaning, retry, type, ...columnsOf(grading)]
  })
  const texts = codes.map((code): Line => {
    const { shopper, merchant } = ERRORS[code]
    return [`\`${code}\``, shopper, merchant]
  })
  return [
    "# Errors\n",
    GENERATED,
    "What Klarna can answer, what the software does by itself, and what it becomes in Medusa. A code that Klarna " +
      "uses for several things goes on after a colon; a dash stands for what our own checks find before Klarna is called.\n",
    table(["code", "HTTP", "meaning", "retry", "Medusa", "level", "frequency", "tier"], decisions),
    "## Texts\n",
    "Merchants see Klarna's own code, messages and correlation id after their text, shoppers the correlation id at most.\n",
    table(["code", "shopper", "merchant"], texts),
  ].join("\n")
}

function statusesPage(): string {
  const rows = Object.entries(STATUSES)
  const decisions = rows.map(([status, row]): Line => {
    const { from, authorize, paymentStatus, webhook, effect, grading } = row
    const columns = [
      from,
      byFacts((facts) => wayOf(authorize(facts))),
      byFacts(paymentStatus),
      byFacts(webhook),
      byFacts(effect),
    ]
    return [`\`${status}\``, ...columns, ...columnsOf(grading)]
  })
  const texts = rows.map(([status, row]): Line => [`\`${status}\``, row.shopper, row.merchant])
  const head = ["authorizePayment", "getPaymentStatus", "webhook action", "effect"]
  return [
    "# Statuses\n",
    GENERATED,
    "What a purchase at Klarna can be in, and what that means for Medusa's payment and order.\n",
    table(["status", "from", ...head, "level", "frequency", "tier"], decisions),
    "## Texts\n",
    table(["status", "shopper", "merchant"], texts),
  ].join("\n")
}

function wayOf(way: ReturnType<StatusRow["authorize"]>): string {
  if (!way) return "–"
  return "answer" in way ? `answers ${way.answer}` : `throws ${way.throws}`
}

const USUAL: StatusFacts = { captured: 0, mayReturn: true, ordered: false }
const OTHERWISE: readonly (readonly [string, Partial<StatusFacts>])[] = [
  ["something captured", { captured: 1 }],
  ["session over", { mayReturn: false }],
  ["after the order", { ordered: true }],
]

/** A column's value, followed by the facts under which it is another. */
function byFacts(column: (facts: StatusFacts) => string): string {
  const usual = column(USUAL)
  const others = OTHERWISE.map(([name, facts]) => [name, column({ ...USUAL, ...facts })] as const)
  const different = others.filter(([, value]) => value !== usual)
  return [usual, ...different.map(([name, value]) => `${name}: ${value}`)].join("; ")
}

function columnsOf({ level, frequency, tier }: Grading): Line {
  return [level.join(", "), frequency.join(", "), tier]
}

/** A table as the formatter leaves it: columns padded to the widest cell. */
function table(head: Line, lines: readonly Line[]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)),
  )
  const pad = (line: Line) =>
    `| ${line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`
  return [pad(head), rule, ...lines.map(pad), ""].join("\n")
}

if (require.main === module) {
  for (const [name, page] of Object.entries(CATALOGUE_PAGES)) {
    writeFileSync(join(__dirname, "..", "docs", name), page())
  }
}
