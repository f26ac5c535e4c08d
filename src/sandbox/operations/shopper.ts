import { tellAuthorized } from "../callbacks/events"
import type { Data } from "../data"
import { Refusal } from "../refusal"
import { readFields } from "../rules/fields"
import type { Category } from "../rules/methods"
import { PARTIAL_SESSION } from "../rules/payments-fields"
import { badAddresses, badInPurchase } from "../rules/purchase"
import { triggersOf } from "../rules/triggers"
import type { Session } from "../state/session"
import { isSessionAlive } from "../state/session"
import type { World } from "../world"

/** What the shopper does in Klarna's window, and what the page passed to `authorize()`. */
export interface AuthorizeInput {
  /** Default: approve. */
  readonly outcome?: "approve" | "decline" | "close"
  /** The payload of `authorize()`: fields of a session, which replace those the session has. */
  readonly data?: Data
  /** What the shopper chose; default `pay_later`. */
  readonly category?: Category
  /** `false`: the shopper's consent is not final until `finalize`. */
  readonly auto_finalize?: boolean
}

/** What the callback of `authorize()` gets. Documented: Klarna.Payments, authorize. */
export interface AuthorizeResult {
  readonly approved: boolean
  readonly show_form: boolean
  readonly authorization_token?: string
  readonly finalize_required?: true
  readonly error?: { readonly invalid_fields: readonly string[] }
}

const invalid = (fields: readonly string[]): AuthorizeResult => ({
  approved: false,
  error: { invalid_fields: fields },
  show_form: true,
})
const DECLINED: AuthorizeResult = { approved: false, show_form: false }
const CLOSED: AuthorizeResult = { approved: false, show_form: true }
const TO_FINALIZE: AuthorizeResult = { approved: true, finalize_required: true, show_form: true }

function openSession(id: string, world: World): Session {
  const session = world.store.sessions.get(id)
  if (!session || !isSessionAlive(session, world.clock.now())) {
    throw new Refusal(404, "NOT_FOUND", `There is no live session ${id}.`)
  }
  if (session.orderId !== undefined) {
    throw new Refusal(409, "SESSION_COMPLETED", `An order was already placed for session ${id}.`)
  }
  return session
}

function grant(session: Session, category: Category, world: World): AuthorizeResult {
  const token = world.dice.uuid()
  const authorization = {
    category,
    createdAt: world.clock.now(),
    purchase: session.purchase,
    sessionId: session.id,
    token,
  }
  world.store.authorizations.set(token, authorization)
  world.store.sessions.set(session.id, { ...session, tokens: [...session.tokens, token] })
  tellAuthorized(authorization, world)
  return { approved: true, authorization_token: token, show_form: true }
}

function decide(session: Session, input: AuthorizeInput, world: World): AuthorizeResult {
  const { category = "pay_later", outcome = "approve" } = input
  const { denied, hidden } = triggersOf(session.purchase)
  if (outcome === "decline" || denied || hidden) return DECLINED
  if (outcome === "close") return CLOSED
  return input.auto_finalize === false ? TO_FINALIZE : grant(session, category, world)
}

/**
 * Replaces fields of a session by data of the browser; nothing changes when any of them is bad.
 * @returns the paths of what the shopper has to correct
 */
export function takeData(id: string, data: Data, world: World): readonly string[] {
  const session = openSession(id, world)
  const { faults, value } = readFields(PARTIAL_SESSION, data)
  if (faults.length > 0) return faults.map(({ path }) => path)
  const purchase = { ...session.purchase, ...value }
  const bad = [...badInPurchase(purchase), ...badAddresses(purchase)]
  if (bad.length === 0) world.store.sessions.set(id, { ...session, purchase })
  return bad
}

/** `authorize()`: the data passed replaces the session's, then the shopper decides. */
export function authorize(id: string, input: AuthorizeInput, world: World): AuthorizeResult {
  const bad = takeData(id, input.data ?? {}, world)
  return bad.length > 0 ? invalid(bad) : decide(openSession(id, world), input, world)
}
