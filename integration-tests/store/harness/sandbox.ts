import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"

import { startLeashed } from "../../../demo/support/leashed"
import { untilReady } from "../../../demo/support/poll"
import type { Stage } from "../main"

const READY_WITHIN_MS = 30_000

const Sandbox = z.object({ url: z.url(), username: z.string(), password: z.string() })
export type Sandbox = z.infer<typeof Sandbox>

/** Starts the command that npm made of the plugin's `bin`, and reads its line. */
export async function startSandbox({ place, closers }: Stage): Promise<Sandbox> {
  const logFile = place.log("sandbox")
  const started = startLeashed({
    name: "klarna-sandbox",
    command: [join(place.store, "node_modules", ".bin", "klarna-sandbox"), "--json"],
    cwd: place.root,
    env: process.env,
    logFile,
    signal: "SIGTERM",
  })
  await closers.add(() => started.stop())
  const firstLine = () =>
    existsSync(logFile) ? /^.*(?=\n)/.exec(readFileSync(logFile, "utf8")) : null
  await untilReady(started, { ms: READY_WITHIN_MS, isReady: () => firstLine() !== null })
  return Sandbox.parse(JSON.parse(firstLine()?.[0] ?? ""))
}
