import type { Answer } from "../http/answers"
import { after, KEY_LIFE } from "../rules/days"
import type { Attempt } from "./attempt"
import type { Authorization } from "./authorization"
import type { CustomerToken } from "./customer-token"
import type { HostedPage } from "./hosted-page"
import type { Order } from "./order"
import type { Session } from "./session"

/** An answer that is repeated when its Klarna-Idempotency-Key comes again. */
interface KeptAnswer {
  readonly at: Date
  readonly answer: Answer
}

/** Everything the sandbox remembers about the merchant's business. */
export interface Store {
  readonly attempts: Map<string, Attempt>
  readonly sessions: Map<string, Session>
  readonly authorizations: Map<string, Authorization>
  readonly orders: Map<string, Order>
  readonly customerTokens: Map<string, CustomerToken>
  readonly hostedPages: Map<string, HostedPage>
  readonly keptAnswers: Map<string, KeptAnswer>
}

export const createStore = (): Store => ({
  attempts: new Map(),
  authorizations: new Map(),
  customerTokens: new Map(),
  hostedPages: new Map(),
  keptAnswers: new Map(),
  orders: new Map(),
  sessions: new Map(),
})

export function clearStore(store: Store): void {
  store.attempts.clear()
  store.authorizations.clear()
  store.customerTokens.clear()
  store.hostedPages.clear()
  store.keptAnswers.clear()
  store.orders.clear()
  store.sessions.clear()
}

const isKept = ({ at }: KeptAnswer, now: Date): boolean => now < after(at, KEY_LIFE)

/** The first answer to a key, for 24 hours. */
export function keptAnswer(store: Store, key: string, now: Date): Answer | undefined {
  const kept = store.keptAnswers.get(key)
  return kept && isKept(kept, now) ? kept.answer : undefined
}

/** Keeps the first answer to a key and forgets those whose time is over: the oldest come first. */
export function keepAnswer(store: Store, key: string, kept: KeptAnswer): void {
  for (const [old, answer] of store.keptAnswers) {
    if (isKept(answer, kept.at)) break
    store.keptAnswers.delete(old)
  }
  store.keptAnswers.set(key, kept)
}

/** The authorizations of a session, oldest first. */
export const authorizationsOf = (store: Store, { tokens }: Session): readonly Authorization[] =>
  tokens.flatMap((token) => store.authorizations.get(token) ?? [])

/** Whether a customer token was made with one of a session's authorizations. */
export const hasToken = (store: Store, session: Session): boolean =>
  authorizationsOf(store, session).some(({ tokenId }) => tokenId !== undefined)

/** The hosted page that the last part of its address stands for. */
export function findHostedPageByShort(
  { hostedPages }: Store,
  short: string,
): HostedPage | undefined {
  return [...hostedPages.values()].find((page) => page.short === short)
}
