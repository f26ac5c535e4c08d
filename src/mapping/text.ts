/** What begins a new line or a new column, also for readers of Unicode. */
const BREAKS = /[\t-\r\u0085\u2028\u2029]+/g
/** Control characters, and halves of characters without their other half. */
const UNSENDABLE = /[\p{Cc}\p{Cs}]/gu
/** Anything of that, or a character of two halves, which may be whole. Most texts have none, and this is read for each of a cart's ten thousand. */
const SUSPECT = /[^ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\uffff]/

const SIGNS = new Intl.Segmenter()
/** Enough to see where a sign ends. */
const LONGEST_SIGN = 64

/**
 * A text as Klarna is told it, of which there is no other way: on one line, without control characters, halves of characters
 * and spaces around it, cut to its limit. A sign of several characters (an emoji of a family, a letter with an accent) is kept whole or
 * left out. Undefined for what is empty, or no text at all.
 */
export function toText(value: unknown, limit: number): string | undefined {
  if (typeof value !== "string") return undefined
  const text = (SUSPECT.test(value) ? sendable(value) : value).trim()
  return (text.length <= limit ? text : cut(text, limit).trimEnd()) || undefined
}

function sendable(text: string): string {
  return text.replace(BREAKS, " ").replace(UNSENDABLE, "")
}

function cut(text: string, limit: number): string {
  const end = SIGNS.segment(text.slice(0, limit + LONGEST_SIGN)).containing(limit)?.index ?? limit
  // A single sign that is longer than the limit loses whole characters.
  return end > 0 ? text.slice(0, end) : sendable(text.slice(0, limit))
}
