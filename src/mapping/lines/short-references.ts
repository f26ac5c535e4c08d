import { KlarnaError } from "../../klarna/errors/klarna-error"
import { toText } from "../text"
import { SHORT_REFERENCE } from "./draft"

/** Whether Klarna refused a request for the reference of a line. @see docs/klarna-surprises.md, "References of lines" */
export function refusesReference(error: unknown): error is KlarnaError {
  return isBadValue(error, /\border_lines(\[\d+\]|\.\d+)\.reference\b/)
}

/** Whether Klarna refused a request for fields that its message names. */
export function isBadValue(error: unknown, fields: RegExp): error is KlarnaError {
  if (!(error instanceof KlarnaError) || error.status !== 400) return false
  return error.code === "BAD_VALUE" && error.messages.some((message) => fields.test(message))
}

interface Referenced {
  readonly reference?: string | undefined
}

/** The lines with references that Klarna takes; undefined where none is longer. */
export function withShortReferences<Line extends Referenced>(
  lines: readonly Line[],
): Line[] | undefined {
  const isLong = ({ reference }: Line) => (reference?.length ?? 0) > SHORT_REFERENCE
  if (!lines.some(isLong)) return undefined
  return lines.map((line) => ({ ...line, reference: toText(line.reference, SHORT_REFERENCE) }))
}
