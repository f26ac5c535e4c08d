import { setTimeout } from "node:timers/promises"

const EVERY_MS = 100

/** Tries until it is true. @throws after so many milliseconds, saying what it waited for */
export async function until(
  what: string,
  ms: number,
  isTrue: () => Promise<boolean>,
): Promise<void> {
  for (const deadline = Date.now() + ms; Date.now() < deadline; await setTimeout(EVERY_MS)) {
    if (await isTrue()) return
  }
  throw new Error(`Waited ${String(ms / 1000)} seconds in vain: ${what}.`)
}
