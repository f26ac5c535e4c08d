import { existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"

import { isAlive } from "../alive"
import { isListening } from "../ports"

/** What PostgreSQL writes into its data directory while it runs. */
interface Postmaster {
  pid: number
  port: number
  isReady: boolean
}

const fileIn = (dataDir: string) => join(dataDir, "postmaster.pid")

/** @see postgres: src/include/utils/pidfile.h (pid, data directory, start, port, …, status in line 8) */
function readPostmaster(dataDir: string): Postmaster | undefined {
  if (!existsSync(fileIn(dataDir))) return undefined
  const lines = readFileSync(fileIn(dataDir), "utf8").split("\n")
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" }
}

/** Says whether the server of this data directory accepts connections. */
export function isReady(dataDir: string): boolean {
  return readPostmaster(dataDir)?.isReady ?? false
}

/**
 * Clears what a killed run left behind. PostgreSQL does it too, unless the process id was given to somebody else since.
 * @throws when a server is still running on this data.
 */
export async function clearStalePostmaster(dataDir: string): Promise<void> {
  const found = readPostmaster(dataDir)
  if (!found) return
  if (isAlive(found.pid) && (await isListening(found.port))) {
    throw new Error(
      `A database is running on ${dataDir} already (process ${found.pid}, port ${found.port}). ` +
        `When nothing of yours uses it, end it with: kill -INT ${found.pid}`,
    )
  }
  rmSync(fileIn(dataDir), { force: true })
}
