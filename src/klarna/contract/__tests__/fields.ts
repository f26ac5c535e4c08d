/** As much of a JSON schema as requests use. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly readOnly?: boolean
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

export type Resolve = (schema: Schema) => Schema

/**
 * Every field of a schema by its path (`order_lines[].name`), each with a line that says what it takes, such as
 * `required text 1..255`. Fields that only answers have are left out.
 */
export function fieldsOf(schema: Schema, resolve: Resolve): ReadonlyMap<string, string> {
  return new Map(describeFields(resolve(schema), "", resolve))
}

function describeFields(schema: Schema, path: string, resolve: Resolve): [string, string][] {
  const { items, properties = {}, required = [] } = schema
  const own = Object.entries(properties).flatMap(([name, property]): [string, string][] => {
    const inner = resolve(property)
    if (inner.readOnly) return []
    const place = path ? `${path}.${name}` : name
    const need = required.includes(name) ? "required " : ""
    return [[place, need + describeValue(inner)], ...describeFields(inner, place, resolve)]
  })
  if (!items) return own
  const item = resolve(items)
  const listed = `${path}[]`
  return [...own, [listed, describeValue(item)], ...describeFields(item, listed, resolve)]
}

const KINDS: Readonly<Record<string, string>> = { array: "list", string: "text" }

function describeValue(schema: Schema): string {
  const choices = schema.enum ?? alternatives(schema.pattern)
  if (choices) return `one of ${[...choices].sort().join(", ")}`
  const kind = KINDS[schema.type ?? ""] ?? schema.type ?? "anything"
  const pattern = schema.pattern ? ` like ${tidy(schema.pattern)}` : ""
  return kind + range(schema) + pattern
}

/** Words between bars: a list of choices, however it is wrapped. */
function alternatives(pattern = ""): string[] | undefined {
  const [, words] = /^\^?\(?((?:\w+\|)+\w+)\)?\$?$/.exec(pattern) ?? []
  return words?.split("|")
}

/** `{2,2}` is `{2}`. */
const tidy = (pattern: string): string => pattern.replace(/\{(\d+),\1\}/g, "{$1}")

function range(schema: Schema): string {
  const least = schema.minimum ?? schema.minLength ?? schema.minItems
  const most = schema.maximum ?? schema.maxLength ?? schema.maxItems
  const isCount = schema.minimum === undefined
  const from = least === undefined || least === -Number.MAX_SAFE_INTEGER ? "" : String(least)
  const lower = isCount && from === "0" ? "" : from
  const upper = most === undefined || most === Number.MAX_SAFE_INTEGER ? "" : String(most)
  return lower || upper ? ` ${lower}..${upper}` : ""
}
