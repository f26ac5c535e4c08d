import { existsSync, readFileSync } from "node:fs"
import { once } from "node:events"
import { createServer } from "node:http"
import type { ServerResponse } from "node:http"
import { basename, extname, join } from "node:path"

import { findFreePort, HOST } from "../support/ports"

const FOLDER = join(__dirname, "page")

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
}

/** What the page has to know of the shop. */
export interface CheckoutConfig {
  readonly storeUrl: string
  readonly publishableKey: string
  readonly sandboxUrl: string
}

export interface Checkout {
  readonly url: string
  /** From now on the page sells; until then it says that the shop is still closed. */
  readonly open: (config: CheckoutConfig) => void
  readonly stop: () => Promise<void>
}

/** Serves a one-page checkout, which stands in for a storefront. */
export async function serveCheckout(wantedPort?: number): Promise<Checkout> {
  const port = await findFreePort(wantedPort)
  let config: CheckoutConfig | undefined
  const server = createServer(({ url = "/" }, response) =>
    answer(new URL(url, `http://${HOST}`).pathname, { config, response }),
  ).listen(port, HOST)
  await once(server, "listening")
  return {
    open: (opened) => (config = opened),
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, "close")
    },
    url: `http://${HOST}:${port}`,
  }
}

interface Reply {
  readonly config: CheckoutConfig | undefined
  readonly response: ServerResponse
}

function answer(path: string, { config, response }: Reply): void {
  if (config === undefined) {
    response.writeHead(503, { "content-type": "text/plain" }).end("The shop is still closed.")
    return
  }
  if (path === "/config.json") {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(config))
    return
  }
  const file = join(FOLDER, path === "/" || path === "/checkout" ? "index.html" : basename(path))
  const type = TYPES[extname(file)]
  if (type === undefined || !existsSync(file)) {
    response.writeHead(404, { "content-type": "text/plain" }).end("There is no such page.")
    return
  }
  response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(readFileSync(file))
}
