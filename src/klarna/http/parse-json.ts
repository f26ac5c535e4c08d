/** The value of a JSON text, or undefined for an empty, truncated or HTML body. */
export function parseJson(text: string): unknown {
  if (text === "") return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
