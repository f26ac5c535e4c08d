import { setTimeout } from "node:timers/promises"

/** Clock, dice and sleep of the client: the only place where it meets the real ones. */
export interface Effects {
  /** Milliseconds of a clock that never jumps. */
  now(): number
  /** The date, in milliseconds since 1970. */
  date(): number
  /** From 0 up to, not including, 1. */
  random(): number
  sleep(ms: number): Promise<void>
}

export const REAL_EFFECTS: Effects = {
  date: () => Date.now(),
  now: () => performance.now(),
  random: () => Math.random(),
  sleep: (ms) => setTimeout(Math.ceil(ms)),
}
