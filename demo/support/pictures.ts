import { existsSync, readFileSync } from "node:fs"
import { once } from "node:events"
import { createServer } from "node:http"
import type { RequestListener } from "node:http"
import { basename, join } from "node:path"

import { findFreePort, HOST } from "./ports"

const FOLDER = join(__dirname, "..", "pictures")

export interface Pictures {
  url: string
  port: number
  stop: () => Promise<void>
}

/** Serves the products' pictures to whoever shows the shop: admin, storefront, the sandbox's pages. */
export async function servePictures(wantedPort?: number): Promise<Pictures> {
  const port = await findFreePort(wantedPort)
  const server = createServer(answer).listen(port, HOST)
  await once(server, "listening")
  const stop = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, "close")
  }
  return { url: `http://${HOST}:${port}`, port, stop }
}

const answer: RequestListener = (request, response) => {
  const file = join(FOLDER, basename(request.url ?? ""))
  if (!file.endsWith(".svg") || !existsSync(file)) {
    response.writeHead(404).end()
    return
  }
  const headers = { "content-type": "image/svg+xml", "access-control-allow-origin": "*" }
  response.writeHead(200, headers).end(readFileSync(file))
}
