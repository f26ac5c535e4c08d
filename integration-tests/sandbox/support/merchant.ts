import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http"
import { createServer } from "node:http"

/** A call of Klarna's as it arrived. */
export interface Arrived {
  readonly method: string
  /** With query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/**
 * A status with headers, or worse: no answer at all (`hang`), a closed connection (`drop`), 200 after so many
 * milliseconds (`late`).
 */
export type Answering =
  | number
  | "hang"
  | "drop"
  | { readonly late: number }
  | { readonly status: number; readonly headers: Record<string, string> }
  | { readonly when: Promise<unknown> }

/** A merchant's server that notes who calls and answers what it is told to. */
export interface Merchant {
  /** Without a slash at the end. */
  readonly url: string
  readonly calls: readonly Arrived[]
  /** The path of each call, in the order of their arrival. */
  readonly paths: () => readonly string[]
  /** What it answers next, one after the other; the last one again and again. Before: 200. */
  answers(...answers: readonly [Answering, ...Answering[]]): void
  /** What happens when a call arrives, before it is answered. */
  onCall(act: (call: Arrived) => unknown): void
  /** Fulfilled when so many calls have arrived since the start. */
  called(times: number): Promise<void>
  /** As new: no calls, every answer 200. */
  forget(): void
  close(): Promise<void>
}

async function read(message: IncomingMessage): Promise<Arrived> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  const { headers, method = "", url = "" } = message
  return { body: Buffer.concat(chunks).toString(), headers, method, path: url }
}

async function answer(answering: Answering, response: ServerResponse): Promise<void> {
  if (typeof answering === "number") {
    response.writeHead(answering).end("noted")
  } else if (answering === "hang") {
    return
  } else if (answering === "drop") {
    response.socket?.destroy()
  } else if ("late" in answering) {
    setTimeout(() => response.writeHead(200).end(), answering.late)
  } else if ("when" in answering) {
    await answering.when
    response.writeHead(200).end()
  } else {
    response.writeHead(answering.status, answering.headers).end()
  }
}

export async function aMerchant(): Promise<Merchant> {
  let calls: Arrived[] = []
  let answers: readonly Answering[] = [200]
  let act: (call: Arrived) => unknown = () => undefined
  let waiting: { times: number; resolve: () => void }[] = []
  const arrive = (call: Arrived) => {
    calls.push(call)
    for (const { resolve, times } of waiting) if (calls.length >= times) resolve()
    waiting = waiting.filter(({ times }) => calls.length < times)
  }
  const serve = async (message: IncomingMessage, response: ServerResponse) => {
    const call = await read(message)
    const [next = 200, ...rest] = answers
    if (rest.length > 0) answers = rest
    arrive(call)
    await act(call)
    await answer(next, response)
  }
  const server = createServer((message, response) => void serve(message, response))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  const port = typeof address === "object" && address !== null ? address.port : 0
  return {
    answers: (...next) => {
      answers = next
    },
    get calls() {
      return calls
    },
    called: (times) =>
      new Promise((resolve) => {
        if (calls.length >= times) resolve()
        else waiting.push({ resolve, times })
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    forget: () => {
      calls = []
      answers = [200]
      act = () => undefined
    },
    onCall: (next) => {
      act = next
    },
    paths: () => calls.map(({ path }) => path),
    url: `http://127.0.0.1:${port}`,
  }
}
