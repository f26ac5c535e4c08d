import { readFileSync, writeFileSync } from "node:fs"
import { resolve } from "node:path"

import { z } from "zod"

import { describeExpected, unwrap } from "../src/options/describe-schema"
import { Options } from "../src/options/schema"

/** The page that holds the table. */
export const PAGE = resolve(__dirname, "../docs/options.md")

const BEGIN = "<!-- options: begin, written by `npm run docs:options` -->"
const END = "<!-- options: end -->"
const CHOICES = new Intl.ListFormat("en-GB", { type: "disjunction" })
const HEAD = ["option", "value", "default", "meaning"]

type Row = readonly string[]

/** The table of all options as Markdown, aligned as Prettier aligns it. */
export function optionsTable(): string {
  const rows = [HEAD, ...rowsOf(Options, "")]
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: Row) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`
  const rule = line(widths.map((width) => "-".repeat(width)))
  const [head = "", ...body] = rows.map(line)
  return [head, rule, ...body].join("\n")
}

/** The page with the table as it is now. @throws Error when the markers around the table are missing */
export function withTable(page: string): string {
  const begin = page.indexOf(BEGIN)
  const end = page.indexOf(END)
  if (begin < 0 || end < begin)
    throw new Error(`docs/options.md lacks the lines ${BEGIN} and ${END}.`)
  return `${page.slice(0, begin + BEGIN.length)}\n\n${optionsTable()}\n\n${page.slice(end)}`
}

/** One row for each field with a description, and those of objects in it below it. */
function rowsOf(object: z.ZodObject, prefix: string): Row[] {
  return Object.entries(object.shape).flatMap(([name, field]) => {
    if (!(field instanceof z.ZodType)) return []
    const own = rowOf(`${prefix}${name}`, field)
    const inner = unwrap(field)
    if (inner instanceof z.ZodObject) return [...own, ...rowsOf(inner, `${prefix}${name}.`)]
    return inner instanceof z.ZodRecord && inner.valueType instanceof z.ZodObject
      ? [...own, ...rowsOf(inner.valueType, `${prefix}${name}.<name>.`)]
      : own
  })
}

function rowOf(path: string, field: z.ZodType): Row[] {
  const description = field.meta()?.description ?? unwrap(field).meta()?.description
  if (description === undefined) return []
  const seenFromDocs = description.replaceAll("](docs/", "](")
  return [[`\`${path}\``, valuesOf(field), defaultOf(field), seenFromDocs]]
}

function valuesOf(field: z.ZodType): string {
  const inner = unwrap(field)
  if (inner instanceof z.ZodEnum) return CHOICES.format(inner.options.map(code))
  return describeExpected(field) ?? "anything"
}

function defaultOf(field: z.ZodType): string {
  if (field instanceof z.ZodDefault) return code(field.def.defaultValue)
  return field instanceof z.ZodOptional ? "none" : "required"
}

function code(value: unknown): string {
  return `\`${JSON.stringify(value)}\``
}

if (require.main === module) writeFileSync(PAGE, withTable(readFileSync(PAGE, "utf8")))
