import { readFileSync } from "node:fs"

import type { Leashed } from "../leashed"
import { untilReady } from "../poll"
import { HOST } from "../ports"
import { storeUrl } from "./environment"
import { startMedusa } from "./medusa"

const READY_WITHIN_MS = 180_000

interface Wish {
  port: number
  env: NodeJS.ProcessEnv
  /** Emptied before this run. */
  logFile: string
  watch: (started: Leashed) => Promise<void>
  /** Absent: the store that this repository is. */
  start?: typeof startMedusa
}

/**
 * Starts the store and waits until it answers. `start` with NODE_ENV=development is what `medusa develop` runs under its
 * file watcher: the admin by Vite, plain cookies; but one process, and no restart when a file is written.
 */
export async function serveStore(wish: Wish): Promise<{ url: string; process: Leashed }> {
  const { port, env, logFile, watch, start = startMedusa } = wish
  const args = ["start", "--host", HOST, "--port", String(port)]
  const process = start({ name: "The store", args, env, logFile })
  await watch(process)
  const url = storeUrl(port)
  const isReady = async () => saysReady(wish) && (await isHealthy(url))
  await untilReady(process, { ms: READY_WITHIN_MS, isReady })
  return { url, process }
}

/**
 * A store that finds its port taken complains and lives on, and somebody else's store answers there. Only its own word tells.
 * @throws when the port was taken
 */
function saysReady({ port, logFile }: Wish): boolean {
  const log = readFileSync(logFile, "utf8")
  if (log.includes("EADDRINUSE")) throw new Error(`Port ${port} was just taken: start again.`)
  return log.includes(`Server is ready on port: ${port}`)
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const { ok } = await fetch(`${url}/health`)
    return ok
  } catch {
    return false
  }
}
