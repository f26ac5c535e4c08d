import { once } from "node:events"
import { connect, createServer } from "node:net"

export const HOST = "127.0.0.1"

/** Resolves with the port listened on for a moment, or undefined when it is taken. 0 asks for any free one. */
async function tryPort(port: number): Promise<number | undefined> {
  const server = createServer()
  try {
    server.listen(port, HOST)
    await once(server, "listening")
    const address = server.address()
    return typeof address === "object" ? address?.port : undefined
  } catch {
    return undefined
  } finally {
    server.close()
  }
}

/** Finds a free port: the wanted one, else the next free one above it. Without a wish: any. */
export async function findFreePort(wanted = 0): Promise<number> {
  for (let port = wanted; port < wanted + 100; port++) {
    const found = await tryPort(port)
    if (found !== undefined) return found
  }
  throw new Error(`No free port on ${HOST} from ${wanted} to ${wanted + 99}.`)
}

/** Says whether something listens on the port. */
export async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, HOST)
  try {
    await once(socket, "connect")
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
