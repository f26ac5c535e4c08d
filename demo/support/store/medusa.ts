import { join } from "node:path"

import { ROOT } from "../folder"
import { startLeashed } from "../leashed"
import type { Leashed } from "../leashed"

const MEDUSA = join(ROOT, "node_modules", "@medusajs", "cli", "cli.js")

export interface Run {
  name: string
  args: string[]
  env: NodeJS.ProcessEnv
  logFile: string
}

/** Runs Medusa's command line in this repository, which is a Medusa app as well as a plugin. */
export function startMedusa({ name, args, env, logFile }: Run): Leashed {
  const command = [process.execPath, MEDUSA, ...args]
  return startLeashed({ name, command, cwd: ROOT, env, logFile, signal: "SIGTERM" })
}
