import type { ManagedOrderLine } from "../../../klarna/contract/order-line"
import { KlarnaError } from "../../../klarna/errors/klarna-error"
import { refusesReference, withShortReferences } from "../../../mapping/lines/short-references"
import type { Tools } from "../cradle"

type Lines = ManagedOrderLine[] | undefined

/** Statuses that are about what a request holds, and not about the order: malformed, too large, not acceptable. */
const ABOUT_THE_BODY = new Set([400, 413, 422])

/**
 * Asks for a capture or refund with its lines, and without them where Klarna refuses the body: lines are for the
 * shopper's invoice, and money doesn't wait for them. Where it refuses a long reference, all are cut first. Nothing is asked twice that may have had its effect.
 */
export async function withLines<T>(
  tools: Tools,
  lines: Lines,
  ask: (lines: Lines) => Promise<T>,
): Promise<T> {
  try {
    return await ask(lines)
  } catch (error) {
    if (!lines || !isAboutTheBody(error)) throw error
    const short = refusesReference(error) ? withShortReferences(lines) : undefined
    if (short) return withLines(tools, short, ask)
    tools.cradle.logger.warn(`${error.message}; asked again without order lines`)
    return ask(undefined)
  }
}

function isAboutTheBody(error: unknown): error is KlarnaError {
  if (!(error instanceof KlarnaError) || error.effectPossible) return false
  return error.kind === "invalid_request" || ABOUT_THE_BODY.has(error.status ?? 0)
}
