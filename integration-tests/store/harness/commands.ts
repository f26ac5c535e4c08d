import { join } from "node:path"

import { startLeashed, untilDone } from "../../../demo/support/leashed"
import type { Leashed } from "../../../demo/support/leashed"
import type { Run } from "../../../demo/support/store/medusa"
import { quietEnvironment } from "../../../demo/support/store/quiet"
import type { Stage } from "../main"

/** As short as npm can be; a log with nothing but what it has to say. */
const NPM_OPTIONS = ["--prefer-offline", "--no-audit", "--no-fund", "--no-progress"]

interface NpmRun {
  args: string[]
  cwd: string
  /** The name of its log. */
  log: string
}

/** Runs npm until it is done. @throws LeashedError when it fails */
export async function npm({ place, closers }: Stage, { args, cwd, log }: NpmRun): Promise<void> {
  const started = startLeashed({
    name: `npm ${args[0] ?? ""}`,
    command: ["npm", ...args, ...NPM_OPTIONS],
    cwd,
    env: { ...process.env, NODE_ENV: "development", ...quietEnvironment(place.config) },
    logFile: place.log(log),
    signal: "SIGTERM",
  })
  await closers.add(() => started.stop())
  await untilDone(started)
}

/** Starts Medusa's command line of the store in one of its folders. */
export function medusaIn(store: string, cwd: string): (run: Run) => Leashed {
  const cli = join(store, "node_modules", "@medusajs", "cli", "cli.js")
  return ({ name, args, env, logFile }) =>
    startLeashed({
      name,
      command: [process.execPath, cli, ...args],
      cwd,
      env,
      logFile,
      signal: "SIGTERM",
    })
}
