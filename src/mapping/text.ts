const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/

/** The beginning of a text. A character outside the basic plane, an emoji say, is kept whole or left out. */
export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : text.slice(0, limit).replace(HALF_A_CHARACTER, "")
}

/** A text without spaces around it, cut to its limit; undefined for what is empty or no text at all. */
export function toText(value: unknown, limit: number): string | undefined {
  if (typeof value !== "string") return undefined
  const text = value.trim()
  return (text.length <= limit ? text : cut(text, limit).trimEnd()) || undefined
}
