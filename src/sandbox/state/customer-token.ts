import type { CustomerTokenStatus } from "../../klarna/contract/customer-token"
import type { Data } from "../data"
import type { Category } from "../rules/methods"

/** How the payment method behind a token fares when it is charged. */
export type Funding =
  | { readonly kind: "works" }
  /** The next charges fail, as many as said; then it works. */
  | { readonly kind: "fails"; readonly times: number }
  /** Fails until the shopper buys something himself. */
  | { readonly kind: "unavailable" }
  /** The next charge finds that the token has to be suspended. */
  | { readonly kind: "about-to-suspend" }

export const WORKS: Funding = { kind: "works" }

/** A shopper's consent to later charges. */
export interface CustomerToken {
  readonly id: string
  readonly sessionId: string
  readonly authorizationToken: string
  readonly createdAt: Date
  readonly description: string
  /** The purchase it was made with: country, currency, locale, customer and billing address of each charge. */
  readonly purchase: Data
  readonly category: Category
  readonly funding: Funding
  /** It belongs to another merchant. */
  readonly foreign: boolean
  readonly suspendedAt?: Date
  readonly cancelledAt?: Date
}

export function tokenStatus(token: CustomerToken): CustomerTokenStatus {
  if (token.cancelledAt) return "CANCELLED"
  return token.suspendedAt ? "SUSPENDED" : "ACTIVE"
}

/** Suspended, unless it is so already. */
export const suspended = (token: CustomerToken, now: Date): CustomerToken => ({
  ...token,
  suspendedAt: token.suspendedAt ?? now,
})

/** Cancelled for good; a second time changes nothing (recorded). */
export const cancelled = (token: CustomerToken, now: Date): CustomerToken => ({
  ...token,
  cancelledAt: token.cancelledAt ?? now,
})

/** Chargeable again, whatever was in the way; a cancelled token stays cancelled. */
export function restored(token: CustomerToken): CustomerToken {
  const { suspendedAt: _, ...rest } = token
  return { ...rest, funding: WORKS }
}
