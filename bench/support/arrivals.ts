import { setTimeout as sleep } from "node:timers/promises"

import type { Act } from "./measure"

export interface Arrivals {
  readonly perSecond: number
  readonly seconds: number
}

export interface Answered {
  /** Milliseconds from when a call was due to its answer: waiting in a queue counts. */
  readonly times: readonly number[]
  /** Answers per second over the whole run. */
  readonly rate: number
}

const TICK_MS = 5

/** Calls arrive at a steady rate, whether or not earlier ones have been answered. */
export async function arrive(act: (turn: number) => Act, plan: Arrivals): Promise<Answered> {
  const { perSecond, seconds } = plan
  const times: number[] = []
  const under: Promise<void>[] = []
  const started = performance.now()
  const all = perSecond * seconds
  for (let turn = 0; turn < all;) {
    const due = Math.min(all, ((performance.now() - started) / 1_000) * perSecond)
    for (; turn < due; turn += 1) {
      const dueAt = started + (turn / perSecond) * 1_000
      const call = act(turn)
      under.push(call().then(() => void times.push(performance.now() - dueAt)))
    }
    await sleep(TICK_MS)
  }
  await Promise.all(under)
  return { rate: all / ((performance.now() - started) / 1_000), times }
}

/** The answer time that this share of calls stays below. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
