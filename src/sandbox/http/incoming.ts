import type { IncomingMessage } from "node:http"

/** A request as it arrived. */
export interface Incoming {
  readonly method: string
  /** Without query. */
  readonly path: string
  /** What follows the question mark; empty when nothing does. */
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** More than 1 MB: the body was not kept. Documented: request limits. */
  readonly tooLarge: boolean
  /** The address it was sent to. */
  readonly origin: string
}

const MAX_BYTES = 1_048_576

function headersOf(message: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, String(value ?? "")]),
  )
}

async function bodyOf(message: IncomingMessage): Promise<{ body: string; tooLarge: boolean }> {
  const chunks: Buffer[] = []
  let size = 0
  const stream: AsyncIterable<unknown> = message
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size <= MAX_BYTES) chunks.push(chunk)
  }
  const tooLarge = size > MAX_BYTES
  return { body: tooLarge ? "" : Buffer.concat(chunks).toString("utf8"), tooLarge }
}

/** Reads a request to its end. */
export async function readIncoming(message: IncomingMessage, address: string): Promise<Incoming> {
  const [path = "/", ...query] = (message.url ?? "/").split("?")
  const headers = headersOf(message)
  return {
    ...(await bodyOf(message)),
    headers,
    method: message.method ?? "GET",
    origin: headers.host === undefined ? address : `http://${headers.host}`,
    path,
    query: query.join("?"),
  }
}
