import type { OrderLine } from "../../klarna/contract/order-line"

/**
 * How many bytes of a body its lines may take: Klarna refuses one above 1 MB, and addresses, references and the store's own
 * data need room too.
 * @see klarna: 413 REQUEST_TOO_LARGE
 */
const MOST_BYTES = 900_000

/** So few lines are never too long: each of their texts has a limit. */
const FEW_LINES = 64

/** Whether lines are too long for one of Klarna's bodies. */
export function isTooLong(lines: readonly OrderLine[]): boolean {
  return lines.length > FEW_LINES && bytesOf(lines) > MOST_BYTES
}

/** Lines without the addresses of pictures and pages: only Klarna's app shows them. */
export function withoutAddresses(lines: readonly OrderLine[]): OrderLine[] {
  return lines.map((line) => ({ ...line, image_url: undefined, product_url: undefined }))
}

/** How many lines are short enough together, if all were as long as these are on average. */
export function fittingCount(lines: readonly OrderLine[]): number {
  return Math.min(lines.length - 1, Math.floor((lines.length * MOST_BYTES) / bytesOf(lines)))
}

function bytesOf(lines: readonly OrderLine[]): number {
  return Buffer.byteLength(JSON.stringify(lines))
}
