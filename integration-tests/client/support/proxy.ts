import { createServer, type IncomingMessage, type Server } from "node:http"
import { connect } from "node:net"
import type { Duplex } from "node:stream"

import { addressOf, closeServer } from "./stub"

/** What a proxy can read of a request: its first line and its headers. */
export interface Overheard {
  readonly method: string | undefined
  readonly target: string | undefined
  readonly headers: IncomingMessage["headers"]
}

/** A proxy as companies run them: it tunnels by CONNECT, and passes on in clear what it is asked to fetch. */
export interface Proxy {
  readonly url: string
  readonly overheard: Overheard[]
  close(): Promise<void>
}

export async function aProxy(): Promise<Proxy> {
  const overheard: Overheard[] = []
  const sockets = new Set<Duplex>()
  const listen = ({ headers, method, url }: IncomingMessage) => {
    overheard.push({ headers, method, target: url })
  }
  const server = createServer((request, response) => {
    listen(request)
    response.end("{}")
  })
  server.on("connect", (request: IncomingMessage, socket: Duplex) => {
    listen(request)
    sockets.add(socket)
    tunnel(request.url ?? "", socket)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return { close: () => close(server, sockets), overheard, url: addressOf(server) }
}

function tunnel(target: string, socket: Duplex): void {
  const { hostname, port } = new URL(`http://${target}`)
  const far = connect(Number(port), hostname, () => {
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n")
    far.pipe(socket)
    socket.pipe(far)
  })
  far.on("error", () => socket.destroy())
  socket.on("error", () => far.destroy())
}

async function close(server: Server, sockets: ReadonlySet<Duplex>): Promise<void> {
  for (const socket of sockets) socket.destroy()
  await closeServer(server)
}
