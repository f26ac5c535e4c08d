import { spawn } from "node:child_process"
import { once } from "node:events"
import { closeSync, openSync } from "node:fs"
import { join } from "node:path"

const LEASH = join(__dirname, "leash.mjs")
const OUR_OUTPUT = 1

export interface Command {
  name: string
  command: string[]
  cwd: string
  env: NodeJS.ProcessEnv
  /** Everything it says is appended to this file. Absent: its errors go to our standard output, the rest nowhere. */
  logFile?: string
  /** How the command is asked to end. */
  signal: "SIGINT" | "SIGTERM"
}

export interface Leashed {
  name: string
  logFile?: string
  /** Resolves with the exit code, whoever ended it. */
  exited: Promise<number>
  stop: () => Promise<void>
}

/** Starts a command that ends when `stop` is called and, at the latest, when this process ends. */
export function startLeashed({ name, command, cwd, env, logFile, signal }: Command): Leashed {
  const log = logFile === undefined ? undefined : openSync(logFile, "a")
  const child = spawn(process.execPath, [LEASH, signal, ...command], {
    cwd,
    env,
    stdio: ["pipe", log ?? "ignore", log ?? OUR_OUTPUT],
  })
  if (log !== undefined) closeSync(log)
  const exited = once(child, "exit").then(([code]) => (typeof code === "number" ? code : 1))
  const stop = async () => {
    child.stdin?.end()
    await exited
  }
  return { name, logFile, exited, stop }
}

/** Waits for a command that is expected to end by itself; throws when it failed. */
export async function untilDone(leashed: Leashed): Promise<void> {
  const code = await leashed.exited
  if (code !== 0) throw new LeashedError(leashed, code)
}

/** A process of ours ended when or how it should not have; its log says why. */
export class LeashedError extends Error {
  readonly logFile: string | undefined

  constructor({ name, logFile }: Leashed, code: number) {
    super(`${name} ended with exit code ${code}.`)
    this.logFile = logFile
  }
}
