import type { KlarnaError } from "../errors/klarna-error"

/** A call, its repeats and the waits between them take no longer than this, in milliseconds. */
export const BUDGET_MS = 20_000
/** A repeat that has less time left than this is not begun. */
export const LEAST_TRY_MS = 500
const FIRST_WAIT_MS = 300

/** All that the decision depends on. */
export interface Situation {
  readonly failure: Pick<KlarnaError, "kind" | "status" | "code">
  /** Whether the call has one effect at most, however often it is made. */
  readonly repeatable: boolean
  /** Tries made so far, and how many are allowed. */
  readonly tries: number
  readonly maxTries: number
  /** Since the call began. */
  readonly elapsedMs: number
  /** How long Klarna asks to wait, if it does. */
  readonly askedWaitMs: number | undefined
  /** From 0 up to 1. */
  readonly random: number
}

/**
 * How long to wait before the next try, in milliseconds, or null: no further try. Waits as long as Klarna asks, else a
 * random part of a time that doubles ("full jitter").
 * @see klarna: rate limits; error codes, CONFLICT
 */
export function nextDelay(situation: Situation): number | null {
  const { askedWaitMs, elapsedMs, failure, maxTries, random, repeatable, tries } = situation
  if (!repeatable || tries >= maxTries || !isPassing(failure)) return null
  const wait = askedWaitMs ?? random * FIRST_WAIT_MS * 2 ** (tries - 1)
  return elapsedMs + wait + LEAST_TRY_MS > BUDGET_MS ? null : wait
}

/** Whether the same call may well succeed a moment later. */
export function isPassing({ code, kind, status = 0 }: Situation["failure"]): boolean {
  switch (kind) {
    case "unreachable":
    case "rate_limited":
    case "unavailable":
      return true
    case "unreadable":
      return status >= 200 && status < 300
    case "rejected":
      return status === 409 && code === "CONFLICT"
    case "invalid_request":
    case "unauthorized":
    case "not_found":
      return false
  }
}
