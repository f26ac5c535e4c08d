import type { Data } from "../data"
import type { Refusal } from "../refusal"
import { after, HOUR, SESSION_LIFE } from "../rules/days"

/** A payment session: what was said about it, nothing that can be derived. */
export interface Session {
  readonly id: string
  readonly clientToken: string
  readonly createdAt: Date
  /** The purchase as last sent by the merchant or by `authorize()`. */
  readonly purchase: Data
  /** The tokens of its authorizations, oldest first. */
  readonly tokens: readonly string[]
  /** The order that was placed from it. */
  readonly orderId?: string
  /** The refusal of a place order that differed; every later one of this session gets it again. */
  readonly mismatch?: Refusal
}

export const sessionExpiry = (session: Session): Date => after(session.createdAt, SESSION_LIFE)

/** Hosted pages end one hour before their payment session. Documented: HPP session lifetime. */
export const hostedPageExpiry = (session: Session): Date => after(sessionExpiry(session), -HOUR)

export const isSessionAlive = (session: Session, now: Date): boolean => now < sessionExpiry(session)

export const sessionStatus = (session: Session): "complete" | "incomplete" =>
  session.orderId === undefined ? "incomplete" : "complete"
