import type { Data } from "../data"
import { after, AUTHORIZATION_LIFE } from "../rules/days"
import type { Category } from "../rules/methods"

/** An order that was placed with an authorization: the body that did it and what was answered. */
export interface Placement {
  readonly body: Data
  readonly answer: Data
  readonly orderId: string
}

/** A shopper's consent to one purchase, known by its token. */
export interface Authorization {
  readonly token: string
  readonly sessionId: string
  readonly createdAt: Date
  /** The purchase as it was authorized: what a placed order is compared with. */
  readonly purchase: Data
  readonly category: Category
  readonly releasedAt?: Date
  readonly placement?: Placement
  /** The customer token that was made with it. */
  readonly tokenId?: string
}

export type AuthorizationState = "live" | "placed" | "released" | "expired"

export const authorizationExpiry = (authorization: Authorization): Date =>
  after(authorization.createdAt, AUTHORIZATION_LIFE)

export function authorizationState(authorization: Authorization, now: Date): AuthorizationState {
  if (authorization.placement) return "placed"
  if (authorization.releasedAt) return "released"
  return now < authorizationExpiry(authorization) ? "live" : "expired"
}
