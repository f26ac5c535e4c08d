import type { Data } from "../data"
import type { PaymentMethod } from "../rules/methods"
import type { Review } from "../rules/triggers"

export interface Capture {
  readonly id: string
  /** The order's reference with `-1`, `-2`, … */
  readonly klarnaReference: string
  /** Minor units. */
  readonly amount: number
  readonly capturedAt: Date
  readonly description: string
  readonly reference: string
  readonly lines: readonly Data[]
  readonly shippingInfo: readonly Data[]
  readonly dueDateExtendedBy: number
}

export interface Refund {
  readonly id: string
  /** Minor units. */
  readonly amount: number
  readonly refundedAt: Date
  readonly description: string
  readonly reference: string
  readonly lines: readonly Data[]
}

export const DECISIONS = ["accept", "reject", "stop"] as const
export type Decision = (typeof DECISIONS)[number]

/** Where an order came from: a session and one of its authorizations, a customer token, or both (fallback purchase). */
export interface OrderSource {
  readonly sessionId?: string
  readonly authorizationToken?: string
  /** The customer token that was charged, or that a fallback purchase is tied to. */
  readonly tokenId?: string
}

/** What happened to an order. Status, sums and expiry are derived from it and the clock. */
export interface Order extends OrderSource {
  readonly id: string
  readonly klarnaReference: string
  readonly placedAt: Date
  readonly method: PaymentMethod
  /** The purchase as placed: country, currency, locale, customer, billing address, merchant data and URLs. */
  readonly purchase: Data
  readonly shippingAddress: Data
  /** Minor units, as placed. */
  readonly originalAmount: number
  /** Minor units, as last updated. */
  readonly amount: number
  readonly lines: readonly Data[]
  readonly merchantReference1: string
  readonly merchantReference2: string
  readonly captures: readonly Capture[]
  readonly refunds: readonly Refund[]
  readonly shippingInfo: readonly Data[]
  readonly extendedAt: readonly Date[]
  readonly review?: Review
  readonly decided?: { readonly at: Date; readonly decision: Decision }
  readonly acknowledgedAt?: Date
  readonly cancelledAt?: Date
  readonly releasedAt?: Date
  readonly closedAt?: Date
  /** Transaction ids of calls that have no further effect when they are repeated. */
  readonly transactions: Readonly<Record<string, string>>
}
