import { isData } from "../data"

/**
 * JSON as Jackson's pretty printer writes it, byte for byte as in the recordings: two spaces, a space before the
 * colon, lists on one line.
 */
export function prettyJson(value: unknown, indent = ""): string {
  if (Array.isArray(value)) {
    return value.length === 0
      ? "[ ]"
      : `[ ${value.map((item) => prettyJson(item, indent)).join(", ")} ]`
  }
  if (!isData(value)) return JSON.stringify(value ?? null)
  const inner = `${indent}  `
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([name, field]) => `${inner}${JSON.stringify(name)} : ${prettyJson(field, inner)}`)
  return fields.length === 0 ? "{ }" : `{\n${fields.join(",\n")}\n${indent}}`
}
