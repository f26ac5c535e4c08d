import { mkdirSync } from "node:fs"
import { join } from "node:path"

import { startLeashed } from "../../../demo/support/leashed"
import { untilReady } from "../../../demo/support/poll"
import { findFreePort, HOST, isListening } from "../../../demo/support/ports"
import type { World } from "../../chaos/stage/world"
import { redisPath } from "../../support/runner/requirements"

const READY_WITHIN_MS = 20_000

/** Starts a Redis of its own, whose data nobody will miss. @returns its address */
export async function startRedis({ folder, watch }: World): Promise<string> {
  const port = await findFreePort()
  const dir = join(folder.root, "redis")
  mkdirSync(dir)
  const settings = { appendonly: "no", bind: HOST, dir, port: String(port), save: "" }
  const started = startLeashed({
    command: [
      redisPath(process.env),
      ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    ],
    cwd: dir,
    env: process.env,
    logFile: join(folder.root, "logs", "redis.log"),
    name: "Redis",
    signal: "SIGTERM",
  })
  await watch(started)
  await untilReady(started, { isReady: () => isListening(port), ms: READY_WITHIN_MS })
  return `redis://${HOST}:${String(port)}`
}
