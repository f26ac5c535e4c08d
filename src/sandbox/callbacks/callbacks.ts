import type { Data } from "../data"
import type { CallbackFaultKind } from "./faults"
import type { CallbackKind } from "./kinds"

/** Something that happened and that the merchant asked to be told. */
export interface CallbackEvent {
  readonly kind: CallbackKind
  /** Where to, with Klarna's placeholders filled in. */
  readonly url: string
  /** Sent as JSON; no body when it is left out. */
  readonly body?: Data
  /** Id of the session, order or hosted page session that it tells about. */
  readonly about: string
}

/** One call to the merchant and what came of it. */
export interface CallbackAttempt {
  /** The moment it was due, by the sandbox's clock: ISO 8601. */
  readonly at: string
  /** What the merchant answered; `null` when no answer came. */
  readonly status: number | null
  /** Why no answer came; `null` when one did. */
  readonly error: string | null
  /** How long it took, in real milliseconds. */
  readonly ms: number
}

/**
 * `waiting` for its (next) attempt or for the merchant's answer; `delivered`; `given_up` after the last attempt failed;
 * `lost` by a fault, never sent.
 */
export type CallbackState = "waiting" | "delivered" | "given_up" | "lost"

/** A callback and all its attempts. */
export interface CallbackRecord {
  readonly id: string
  readonly kind: CallbackKind
  readonly about: string
  readonly url: string
  /** `null` when it has none. */
  readonly body: Data | null
  readonly created_at: string
  readonly state: CallbackState
  /** When the next attempt is due; `null` when none is, or while one is under way. */
  readonly next_at: string | null
  readonly attempts: readonly CallbackAttempt[]
  /** The fault that it met. */
  readonly fault?: CallbackFaultKind
}

/** Delivers callbacks over real HTTP, at their moments of the sandbox's clock. */
export interface Callbacks {
  /** Takes an event for delivery, at once by the sandbox's clock; never throws and does not wait. */
  send(event: CallbackEvent): void
  /** Does something when the sandbox's clock gets to a moment; what it sends is due then. */
  later(moment: Date, act: () => void): void
  /** Sends one again, as a new callback; `undefined` when there is none with this id. */
  sendAgain(id: string): Promise<CallbackRecord | undefined>
  /** The last ones, oldest first. */
  records(): readonly CallbackRecord[]
  /** How many there were since the last reset, dropped ones included. */
  total(): number
  /** Fulfilled when everything that is due now has been attempted. */
  settled(): Promise<void>
  /** Moves the clock to a moment; on the way all that falls due is attempted, each at its own moment. */
  passTime(target: () => Date): Promise<void>
  /** Forgets everything, calls under way included. */
  reset(): void
  /** Ends timers and calls under way; nothing is sent any more. */
  close(): void
}
