import type { Books } from "./facts"

/** A Klarna session of which no order is known, as Klarna and Medusa have it. */
export interface SessionFacts {
  readonly state: "open" | "placing" | "unknown" | "placed" | "closed"
  /** By our own clock: Klarna forgets a session without saying so. */
  readonly isExpired: boolean
  /** As Klarna has it; undefined where it wasn't read. */
  readonly klarna: { readonly isComplete: boolean; readonly token: string | null } | undefined
  /** The authorization that is remembered. */
  readonly token: string | null
  /** Medusa's payment session that uses it. */
  readonly paymentSessionId: string
  readonly changedAt: Date
  readonly books: Books
  /** The customer pays in the place of a token. */
  readonly isCharge: boolean
  /** Another Klarna session of the same purchase may still be paid, or a token is charged for it. */
  readonly isSuperseded: boolean
  readonly now: Date
}

export type SessionRepair =
  /** Its time is over, and nothing came of it. */
  | { readonly name: "close_session"; readonly reason: string }
  /** The shopper approved, and the newest approval isn't remembered yet. */
  | { readonly name: "adopt_authorization" }
  /** The shopper approved and has no order. */
  | { readonly name: "complete_cart"; readonly cartId: string }
  /** Medusa's order was made, and the process died before it was linked to both the cart and the payment collection. */
  | { readonly name: "link_order"; readonly orderId: string }
  /** Medusa's order was made, and the process died before it was paid. */
  | { readonly name: "authorize_order"; readonly sessionId: string; readonly orderId: string }
  /** The customer approved what a token was to pay, and there is neither cart nor order. */
  | { readonly name: "authorize_charge"; readonly sessionId: string }
  /** A live order of Medusa has no money behind it. */
  | { readonly name: "cancel_unpaid_order"; readonly orderId: string; readonly reason: string }
  /** Nobody will use the approval any more. */
  | { readonly name: "release_authorization"; readonly reason: string }
  /** Klarna has an order for it, and nobody knows which. */
  | { readonly name: "mark_unknown" }
  /** Whether Klarna has an order, and which. */
  | { readonly name: "find_order" }
