import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { z } from "zod"

import { isAlive } from "./alive"
import { isListening } from "./ports"

const Running = z.object({
  pid: z.number(),
  /** Listened on as long as the run lasts: tells the run from a stranger who got its process id later. */
  port: z.number(),
  addresses: z.record(z.string(), z.string()),
})
export type Running = z.infer<typeof Running>

/** Reads who uses this folder now. What a killed run left there doesn't count and is removed. */
export async function findRunning(file: string): Promise<Running | undefined> {
  if (!existsSync(file)) return undefined
  const parsed = Running.safeParse(readJson(file))
  const running = parsed.data
  if (running && isAlive(running.pid) && (await isListening(running.port))) return running
  rmSync(file, { force: true })
  return undefined
}

/** Marks the folder as used by this process. @throws when somebody else was faster */
export function claimFolder(file: string, port: number): void {
  const running: Running = { pid: process.pid, port, addresses: {} }
  writeFileSync(file, JSON.stringify(running), { flag: "wx" })
}

/** Tells where everything is, for whoever starts the demo a second time. */
export function writeAddresses(file: string, running: Omit<Running, "pid">): void {
  writeFileSync(file, JSON.stringify({ pid: process.pid, ...running }, null, 2))
}

export async function releaseFolder(file: string): Promise<void> {
  rmSync(file, { force: true })
}

/** A file that was being written when its run was killed holds half of it. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"))
  } catch {
    return undefined
  }
}
