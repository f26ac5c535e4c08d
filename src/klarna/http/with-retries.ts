import type { KlarnaError } from "../errors/klarna-error"
import { askedWait } from "./asked-wait"
import type { Effects } from "./effects"
import type { Limiter } from "./limiter"
import type { Failure, Outcome } from "./outcome"
import { toCrowded, withEffectPossible } from "./read-error"
import type { CallFacts } from "./request"
import { BUDGET_MS, LEAST_TRY_MS, nextDelay } from "./retry"

/** A call that can be tried several times. */
export interface Repeated<Value> {
  readonly facts: CallFacts
  /** Makes the call once. */
  readonly attempt: (timeoutMs: number) => Promise<Outcome<Value>>
}

export interface Patience {
  readonly effects: Effects
  /** Whose turns every try takes. */
  readonly limiter: Limiter
  readonly maxTries: number
  /** How long one try may take, in milliseconds. */
  readonly requestTimeoutMs: number
}

/** The last try of a call, and how many there were. */
export interface Finished<Value> {
  readonly outcome: Outcome<Value>
  readonly tries: number
}

/** How long a call may wait for its first turn, in milliseconds: a shopper waits as well. */
const QUEUE_MS = 10_000

/** Tries until a try succeeds or a further one makes no sense. @see klarna: rate limits; error codes */
export async function withRetries<Value>(
  { attempt, facts }: Repeated<Value>,
  patience: Patience,
): Promise<Finished<Value>> {
  const { effects, limiter, requestTimeoutMs } = patience
  const started = effects.now()
  if (!(await takeTurn(limiter, effects, started + QUEUE_MS))) {
    return { outcome: { answered: undefined, error: toCrowded(facts) }, tries: 0 }
  }
  let outcome = await attempt(requestTimeoutMs)
  let tries = 1
  while ("error" in outcome) {
    const wait = waitAfter(outcome, patience, { facts, started, tries })
    if (wait === null) break
    await effects.sleep(wait)
    if (!(await takeTurn(limiter, effects, started + BUDGET_MS - LEAST_TRY_MS))) break
    const leftMs = started + BUDGET_MS - effects.now()
    const next = await attempt(Math.min(requestTimeoutMs, leftMs))
    outcome = remember(outcome.error, next)
    tries += 1
  }
  return { outcome, tries }
}

interface Progress {
  readonly facts: CallFacts
  readonly started: number
  readonly tries: number
}

function waitAfter(
  { answered, error }: Failure,
  { effects, maxTries }: Patience,
  { facts, started, tries }: Progress,
): number | null {
  return nextDelay({
    askedWaitMs: answered && askedWait(answered, effects.date()),
    elapsedMs: effects.now() - started,
    failure: error,
    maxTries,
    random: effects.random(),
    repeatable: facts.repeatable,
    tries,
  })
}

/** Waits for the next turn, or answers false at once when it would come too late. */
async function takeTurn(limiter: Limiter, effects: Effects, latest: number): Promise<boolean> {
  const now = effects.now()
  const turn = limiter.reserve(now, latest)
  if (turn === undefined) return false
  if (turn > now) await effects.sleep(turn - now)
  return true
}

/** An earlier try that may have had the effect makes every later failure uncertain too. */
function remember<Value>(earlier: KlarnaError, outcome: Outcome<Value>): Outcome<Value> {
  if ("value" in outcome || !earlier.effectPossible) return outcome
  return { ...outcome, error: withEffectPossible(outcome.error) }
}
