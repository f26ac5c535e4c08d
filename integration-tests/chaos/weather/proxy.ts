import { once } from "node:events"
import { createServer, request } from "node:http"
import type { IncomingMessage, ServerResponse } from "node:http"

import { HOST } from "../../../demo/support/ports"

/** A call of the store's to Klarna on its way. */
export interface Call {
  method: string
  path: string
}

/** Stands between the store and Klarna. */
export interface Gate {
  /** Whether a call may go on to Klarna. */
  mayPass: (call: Call) => boolean
  /** Whether Klarna's answer may go on to the store. By now the call has had its effect. */
  mayReturn: (call: Call, status: number) => boolean
}

export interface Proxy {
  url: string
  close: () => Promise<void>
}

/** Longer than a client keeps an idle connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 65_000

/** Hands every call on as it comes, broken connections and answers cut off included. */
export async function startProxy(sandboxPort: number, gate: Gate): Promise<Proxy> {
  const server = createServer((incoming, outgoing) =>
    handOn({ gate, incoming, outgoing }, sandboxPort),
  )
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.listen(0, HOST)
  await once(server, "listening")
  const address = server.address()
  if (typeof address !== "object" || !address) throw new Error("the proxy has no port")
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, "close")
  }
  return { close, url: `http://${HOST}:${address.port}` }
}

interface Passage {
  gate: Gate
  incoming: IncomingMessage
  outgoing: ServerResponse
}

function handOn({ gate, incoming, outgoing }: Passage, port: number): void {
  const { headers, method = "GET", url: path = "/" } = incoming
  const call = { method, path }
  if (!gate.mayPass(call)) {
    outgoing.destroy()
    return
  }
  const onward = request({ headers, host: HOST, method, path, port })
  const breakOff = () => outgoing.destroy()
  onward.on("error", breakOff)
  onward.on("response", (answer) => {
    const status = answer.statusCode ?? 0
    if (!gate.mayReturn(call, status)) {
      breakOff()
      answer.destroy()
      return
    }
    outgoing.writeHead(status, answer.rawHeaders)
    answer.on("error", breakOff)
    answer.pipe(outgoing)
  })
  outgoing.on("close", () => onward.destroy())
  incoming.on("error", () => onward.destroy())
  incoming.pipe(onward)
}
