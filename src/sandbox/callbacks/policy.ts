import type { CallbackKind } from "./kinds"

/** How long a merchant is waited for, in real milliseconds. */
export interface Patience {
  readonly connectMs: number
  /** From the connection to the answer. */
  readonly readMs: number
  /** Both together. */
  readonly totalMs: number
}

/** How one kind of callback is delivered. */
export interface Policy {
  readonly patience: Patience
  /** Whether an answer means that the merchant took note. */
  readonly accepts: (status: number) => boolean
  /** Milliseconds of the sandbox's clock before each retry; there are as many retries as entries. */
  readonly delaysMs: readonly number[]
}

const SECOND = 1_000
const MINUTE = 60 * SECOND

const anySuccess = (status: number): boolean => status >= 200 && status <= 299

/** Klarna waits about 2 s for the connection and 2 s for the answer. Documented: authorization callback. */
const TWO_AND_TWO = { connectMs: 2 * SECOND, readMs: 2 * SECOND, totalMs: 4 * SECOND }

/** Klarna answers for 3 s. Documented: status callbacks. */
const THREE_IN_ALL = { connectMs: 3 * SECOND, readMs: 3 * SECOND, totalMs: 3 * SECOND }

/** Exponential from one second (documented: authorization callback); that there are three: one of two readings. */
const THREE_RETRIES = [SECOND, 2 * SECOND, 4 * SECOND]

/** A day of tries every ten minutes. Documented: pending orders. */
const EVERY_TEN_MINUTES = Array.from({ length: 144 }, () => 10 * MINUTE)

export const POLICIES: Readonly<Record<CallbackKind, Policy>> = {
  authorization: { accepts: anySuccess, delaysMs: THREE_RETRIES, patience: TWO_AND_TWO },
  notification: {
    // "until a 200": nothing else is named. Documented: pending orders.
    accepts: (status) => status === 200,
    delaysMs: EVERY_TEN_MINUTES,
    patience: TWO_AND_TWO,
  },
  push: { accepts: anySuccess, delaysMs: THREE_RETRIES, patience: TWO_AND_TWO },
  status_update: { accepts: anySuccess, delaysMs: THREE_RETRIES, patience: THREE_IN_ALL },
}

interface Failures {
  /** How many attempts have failed so far. */
  readonly failed: number
  /** When the last one ended, by the sandbox's clock: milliseconds since 1970. */
  readonly endedAt: number
}

/** When a callback is tried again, in milliseconds since 1970; `undefined`: never. */
export function nextAttempt(kind: CallbackKind, { endedAt, failed }: Failures): number | undefined {
  const delay = POLICIES[kind].delaysMs[failed - 1]
  return delay === undefined ? undefined : endedAt + delay
}
