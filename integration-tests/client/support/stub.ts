import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http"
import type { AddressInfo } from "node:net"

/** A call as it arrived. */
export interface Arrived {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage["headers"]
  readonly body: string
}

export interface Said {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** A server that says what it is told to say, byte by byte. */
export interface Stub {
  readonly url: string
  readonly username: string
  readonly password: string
  /** What it answers next, one after the other; the last one again and again. */
  says(...answers: readonly (Said | ((call: Arrived) => Said))[]): void
  readonly calls: Arrived[]
  /** How many connections were made to it. */
  readonly connections: () => number
  /** Closes the connections on which nothing happens now. */
  hangUp(): void
  close(): Promise<void>
}

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

export async function aStub(): Promise<Stub> {
  const calls: Arrived[] = []
  let answers: readonly (Said | ((call: Arrived) => Said))[] = []
  let connections = 0
  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { headers, method = "", url = "" } = message
    const call = { body: await readBody(message), headers, method, path: url }
    calls.push(call)
    const [next = { status: 500 }, ...rest] = answers
    if (rest.length > 0) answers = rest
    const said = typeof next === "function" ? next(call) : next
    response.writeHead(said.status, said.headers)
    response.end(said.body)
  }
  const server = await aServer((message, response) => void serve(message, response))
  server.on("connection", () => {
    connections += 1
  })
  return {
    calls,
    close: () => closeServer(server),
    connections: () => connections,
    hangUp: () => server.closeIdleConnections(),
    password: "a-password",
    says: (...next) => {
      answers = next
    },
    url: addressOf(server),
    username: "K123456_user",
  }
}

/** A server of Node's own, for what no answer can say. */
export async function aServer(listener: RequestListener): Promise<Server> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return server
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

export function addressOf(server: Server): string {
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

/** An answer with a JSON body. */
export const json = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Said => ({
  body: JSON.stringify(body),
  headers: { "Content-Type": "application/json", ...headers },
  status,
})
