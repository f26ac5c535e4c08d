import { setTimeout as sleep } from "node:timers/promises"

import { LeashedError } from "./leashed"
import type { Leashed } from "./leashed"

const EVERY_MS = 50

interface Wait {
  /** How long at most. */
  ms: number
  isReady: () => boolean | Promise<boolean>
}

/** Waits until a started process is ready; throws when it ended before, or took too long. */
export async function untilReady(started: Leashed, { ms, isReady }: Wait): Promise<void> {
  let endedWith: number | undefined
  void started.exited.then((code) => (endedWith = code))
  for (const deadline = Date.now() + ms; Date.now() < deadline; await sleep(EVERY_MS)) {
    if (endedWith !== undefined) throw new LeashedError(started, endedWith)
    if (await isReady()) return
  }
  throw new Error(`${started.name} was not ready after ${ms / 1000} seconds.`)
}
