import { createServer } from "node:http"
import type { Server, ServerResponse } from "node:http"

import { Deliveries } from "./callbacks/deliveries"
import { createCallbackFaultBook } from "./callbacks/faults"
import type { Clock } from "./clock"
import { createClock } from "./clock"
import type { Control } from "./control/control"
import { createControl } from "./control/control"
import { createDice } from "./dice"
import { createFaultBook } from "./faults"
import { serve } from "./http/listener"
import { createRateLimiter } from "./http/rate-limit"
import { createJournal } from "./journal"
import { createStore } from "./state/store"
import type { World } from "./world"

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  port?: number
  username?: string
  password?: string
  /** Default: a clock that shows the computer's time. */
  clock?: Clock
  /** Makes ids and chances the same in every run. */
  seed?: number
  /** Enforces the playground's limits (5 new sessions, 50 other calls per second); default false. */
  rateLimits?: boolean
}

/** Klarna on this machine, for as long as it is not closed. */
export interface Sandbox {
  /** E.g. `http://127.0.0.1:4711`, without a slash at the end. */
  readonly url: string
  readonly port: number
  readonly username: string
  readonly password: string
  readonly clock: Clock
  /** The control API without HTTP. */
  readonly control: Control
  /** Forgets everything and sets the clock back to how it was made. */
  reset(): void
  close(): Promise<void>
}

/** Longer than a client keeps an idle connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 65_000

function createWorld(options: SandboxOptions): World {
  const dice = createDice(options.seed)
  const clock = options.clock ?? createClock()
  const callbackFaults = createCallbackFaultBook(dice)
  return {
    account: {
      password: options.password ?? "sandbox-password",
      username: options.username ?? "K000000_sandbox",
    },
    callbackFaults,
    callbacks: new Deliveries({ clock, faults: callbackFaults }),
    clock,
    dice,
    faults: createFaultBook(dice),
    journal: createJournal(),
    limiter: createRateLimiter(options.rateLimits ?? false),
    store: createStore(),
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, "127.0.0.1", () => {
      const address = server.address()
      resolve(typeof address === "object" && address !== null ? address.port : port)
    })
  })
}

/** A defect of the sandbox itself; no answer of Klarna's looks like this. */
function confess(error: unknown, response: ServerResponse): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  if (response.headersSent || response.destroyed) return
  response.writeHead(500, { "Content-Type": "text/plain" }).end(`Defect in the sandbox: ${reason}`)
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeAllConnections()
  })
}

/**
 * Starts a sandbox on 127.0.0.1.
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = createWorld(options)
  const control = createControl(world)
  let url = ""
  const server = createServer((message, response) => {
    const rim = { address: () => url, control, world }
    serve(message, response, rim).catch((error: unknown) => confess(error, response))
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS
  const port = await listen(server, options.port ?? 0)
  url = `http://127.0.0.1:${port}`
  return {
    ...world.account,
    clock: world.clock,
    close: () => {
      world.callbacks.close()
      return close(server)
    },
    control,
    port,
    reset: control.reset,
    url,
  }
}
