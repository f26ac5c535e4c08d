/** Many times what Klarna sends. */
const MAX_BYTES = 64 * 1024

/** A request's body, whatever its Content-Type says; undefined when it is too large, of which nothing is kept. */
export async function readBody(request: AsyncIterable<Buffer>): Promise<string | undefined> {
  let size = 0
  const parts: Buffer[] = []
  // Read to its end also when it is too large: a caller that still writes doesn't hear an answer.
  for await (const part of request) {
    size += part.length
    if (size <= MAX_BYTES) parts.push(part)
  }
  return size <= MAX_BYTES ? Buffer.concat(parts).toString("utf8") : undefined
}
