import type { Data } from "../data"
import type { AuthorizeInput } from "../operations/shopper"
import { authorize, takeData } from "../operations/shopper"
import { Refusal } from "../refusal"
import type { Category } from "../rules/methods"
import type { Attempt, AttemptKind } from "../state/attempt"
import type { Session } from "../state/session"
import { isOffered } from "../views/categories"
import type { World } from "../world"

/** What a page passes to `authorize()`, `reauthorize()` or `finalize()`. */
export interface Wish {
  readonly kind: AttemptKind
  readonly choices: readonly Category[]
  readonly autoFinalize: boolean
  readonly data: Data
}

const REFUSED: Data = { approved: false, show_form: false }

const invalid = (fields: readonly string[]): Data => ({
  approved: false,
  error: { invalid_fields: fields },
  show_form: true,
})

/** A session that no longer takes part, because it has an order or is over, is like a refusal for good. */
function unlessOver(result: () => Data | undefined): Data | undefined {
  try {
    return result()
  } catch (error) {
    if (error instanceof Refusal) return REFUSED
    throw error
  }
}

/** The result that needs no shopper: input to correct, or nothing to offer. */
function resultAtOnce(session: Session, wish: Wish, world: World): Data | undefined {
  const bad = takeData(session.id, wish.data, world)
  if (bad.length > 0) return invalid(bad)
  const { purchase } = world.store.sessions.get(session.id) ?? session
  return isOffered(purchase) && wish.choices.length > 0 ? undefined : REFUSED
}

/** Takes over the data of the page and opens a window, unless the result is clear without one. */
export function beginAttempt(session: Session, wish: Wish, world: World): Attempt {
  const result = unlessOver(() => resultAtOnce(session, wish, world))
  const { autoFinalize, choices, kind } = wish
  const id = world.dice.uuid()
  const attempt = { autoFinalize, choices, id, kind, sessionId: session.id }
  const begun: Attempt = result === undefined ? attempt : { ...attempt, result }
  world.store.attempts.set(id, begun)
  return begun
}

export interface Choice {
  readonly outcome: NonNullable<AuthorizeInput["outcome"]>
  readonly category: Category | undefined
}

/** Only paying now can wait for `finalize()`. Documented: finalize an authorization. */
const waitsForFinalize = ({ autoFinalize, kind }: Attempt, category: Category): boolean =>
  kind !== "finalize" && !autoFinalize && category === "pay_now"

function decided(attempt: Attempt, { category, outcome }: Choice, world: World): Data {
  const chosen = category ?? attempt.choices[0] ?? "pay_later"
  const autoFinalize = !waitsForFinalize(attempt, chosen)
  const input = { auto_finalize: autoFinalize, category: chosen, outcome }
  const result = { ...authorize(attempt.sessionId, input, world) }
  // Documented: an aborted finalization does not keep the form, unlike an aborted authorization.
  const isAborted = attempt.kind === "finalize" && outcome === "close"
  return isAborted ? REFUSED : result
}

/** The shopper's decision. It is made once: later ones, of a second click say, find the first. */
export function settleAttempt(attempt: Attempt, choice: Choice, world: World): Data {
  if (attempt.result) return attempt.result
  const result = unlessOver(() => decided(attempt, choice, world)) ?? REFUSED
  world.store.attempts.set(attempt.id, { ...attempt, result })
  return result
}
