const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/

/** The beginning of a text. A character outside the basic plane, an emoji say, is kept whole or left out. */
export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : text.slice(0, limit).replace(HALF_A_CHARACTER, "")
}
