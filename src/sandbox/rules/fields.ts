import type { Data } from "../data"
import { isData } from "../data"

interface Asked {
  readonly required?: boolean
}
interface Text extends Asked {
  readonly kind: "text"
  readonly min?: number
  readonly max?: number
  readonly pattern?: RegExp
}
interface Whole extends Asked {
  readonly kind: "whole"
  readonly min?: number
  readonly max?: number
}
interface Flag extends Asked {
  readonly kind: "flag"
}
interface Choice extends Asked {
  readonly kind: "choice"
  readonly of: readonly string[]
}
interface Shape extends Asked {
  readonly kind: "shape"
  readonly fields: Fields
}
interface List extends Asked {
  readonly kind: "list"
  readonly item: Field
  readonly min?: number
  readonly max?: number
}
/** What one field of a request may hold, as Klarna's API documents say it. */
export type Field = Text | Whole | Flag | Choice | Shape | List
export type Fields = Readonly<Record<string, Field>>

export type Problem =
  | { readonly kind: "missing" | "type" | "pattern" }
  | { readonly kind: "size" | "range"; readonly min: number; readonly max: number }

export interface FieldFault {
  readonly path: string
  readonly problem: Problem
}

interface Read {
  readonly value: unknown
  readonly faults: readonly FieldFault[]
}

export interface Reading {
  /** The fields Klarna knows, in its types; everything else is left out. */
  readonly value: Data
  readonly faults: readonly FieldFault[]
}

const fine = (value: unknown): Read => ({ faults: [], value })
const wrong = (path: string, problem: Problem): Read => ({
  faults: [{ path, problem }],
  value: undefined,
})

/** Numbers are taken where a text is due (recorded: `tracking_number: 1245`). */
function readText(field: Text, value: unknown, path: string): Read {
  if (typeof value !== "string" && typeof value !== "number") return wrong(path, { kind: "type" })
  const text = String(value)
  const { max = Infinity, min = 0, pattern } = field
  if (text.length < min || text.length > max) return wrong(path, { kind: "size", max, min })
  if (pattern && !pattern.test(text)) return wrong(path, { kind: "pattern" })
  return fine(text)
}

function readWhole(field: Whole, value: unknown, path: string): Read {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) {
    return wrong(path, { kind: "type" })
  }
  const { max = Infinity, min = -Infinity } = field
  return value < min || value > max ? wrong(path, { kind: "range", max, min }) : fine(value)
}

/** Letter case does not matter (recorded: `acquiring_channel: "ecommerce"`). */
function readChoice(field: Choice, value: unknown, path: string): Read {
  const found = field.of.find(
    (choice) => typeof value === "string" && choice.toLowerCase() === value.toLowerCase(),
  )
  return found === undefined ? wrong(path, { kind: "pattern" }) : fine(found)
}

function readList(field: List, value: unknown, path: string): Read {
  if (!Array.isArray(value)) return wrong(path, { kind: "type" })
  const { item, max = Infinity, min = 0 } = field
  if (value.length < min || value.length > max) return wrong(path, { kind: "size", max, min })
  const read = value.map((entry, index) => readValue(item, entry, `${path}[${index}]`))
  return { faults: read.flatMap(({ faults }) => faults), value: read.map((entry) => entry.value) }
}

function readShape(field: Shape, value: unknown, path: string): Read {
  return isData(value) ? readFields(field.fields, value, `${path}.`) : wrong(path, { kind: "type" })
}

function readValue(field: Field, value: unknown, path: string): Read {
  switch (field.kind) {
    case "text":
      return readText(field, value, path)
    case "whole":
      return readWhole(field, value, path)
    case "flag":
      return typeof value === "boolean" ? fine(value) : wrong(path, { kind: "type" })
    case "choice":
      return readChoice(field, value, path)
    case "list":
      return readList(field, value, path)
    case "shape":
      return readShape(field, value, path)
  }
}

/**
 * Reads the known fields of a request. Unknown fields are dropped and `null` counts as absent, as in the recordings.
 */
export function readFields(fields: Fields, data: Data, prefix = ""): Reading {
  const entries: [string, unknown][] = []
  const faults: FieldFault[] = []
  for (const [name, field] of Object.entries(fields)) {
    const raw = data[name] ?? undefined
    if (raw === undefined) {
      if (field.required) faults.push({ path: prefix + name, problem: { kind: "missing" } })
      continue
    }
    const read = readValue(field, raw, prefix + name)
    faults.push(...read.faults)
    entries.push([name, read.value])
  }
  return { faults, value: Object.fromEntries(entries) }
}
