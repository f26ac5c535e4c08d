/** Longest text that an error keeps, in characters. */
const MAX_LENGTH = 300
/** A secret shorter than this would tear words apart that only happen to contain it. */
const SHORTEST_SECRET = 3

/** Ids of Klarna's; not all of them are valid UUIDs (recorded). They are no personal data, their digits stay. */
const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{6,12}"
const E_MAIL = "[^\\s@\"'<>,;:]+@[^\\s@\"'<>,;:]+"
/** Seven digits or more, also with the separators of phone and card numbers and dates between them. */
const LONG_NUMBER = "\\+?\\d(?:[ ().\\-/]{0,2}[\\d*]){6,}"
const SUSPECT = new RegExp(`(?<id>\\b${ID}\\b)|(?<mail>${E_MAIL})|${LONG_NUMBER}`, "gi")
/** Anything that could start a new line in a log. */
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu

/**
 * A text of Klarna's as an error may show it: on one line, of bounded length, without e-mail addresses, long numbers and
 * the given secrets.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  const onOneLine = text.slice(0, 4 * MAX_LENGTH).replace(CONTROL, " ")
  const open = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .sort((one, other) => other.length - one.length)
    .reduce((rest, secret) => rest.replace(wholeWords(secret), "[redacted]"), onOneLine)
  const clean = open.replace(SUSPECT, (found, ...parts: unknown[]) => replacement(found, parts))
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH - 1)}…` : clean
}

function wholeWords(text: string): RegExp {
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, "giu")
}

function replacement(found: string, parts: readonly unknown[]): string {
  const [id, mail] = parts
  if (id !== undefined) return found
  return mail !== undefined ? "[e-mail]" : "[number]"
}
