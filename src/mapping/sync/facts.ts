import type { ManagedOrder } from "../../klarna/contract/managed-order"
import type { MerchantReferences } from "../merchant-references"

/** A capture in Medusa's books. Amounts in minor units, here and below. */
export interface BookedCapture {
  readonly id: string
  /** Of several parts, each as the rounded sum so far less that before. @see toMinorParts */
  readonly amount: number
  /** Medusa's amount has decimals below the minor unit: at Klarna it may be a minor unit more or less. */
  readonly isBelowMinor?: boolean
  /** `klarna:<Klarna's id>` for a capture that was recorded and not made. */
  readonly createdBy: string | null
  readonly createdAt: Date
}

export interface BookedRefund {
  readonly id: string
  readonly amount: number
  readonly isBelowMinor?: boolean
  /** Klarna's id of a refund that was recorded and not made. */
  readonly klarnaRefundId: string | null
  readonly createdAt: Date
}

/** A payment of Medusa's that stands for the Klarna order. */
export interface BookedPayment {
  readonly id: string
  readonly sessionId: string
  readonly amount: number
  readonly isCanceled: boolean
  readonly isFullyCaptured: boolean
  /** As the payment's data has it, ISO 8601. */
  readonly expiresAt: string | null
  readonly captures: readonly BookedCapture[]
  readonly refunds: readonly BookedRefund[]
}

/** A payment session of the collection that belongs to the Klarna order. */
export interface BookedSession {
  readonly id: string
  readonly status: string
}

/** What a collection's own sums say, and what its rows add up to. */
export interface BookedCollection {
  readonly id: string
  readonly status: string
  readonly amount: number
  readonly captured: number
  readonly refunded: number
  /** All captures and refunds of its payments, whichever provider's. */
  readonly rows: { readonly captured: number; readonly refunded: number }
  /** All sessions that are authorized. */
  readonly authorized: number
}

export interface BookedTransaction {
  readonly id: string
  readonly reference: string | null
  readonly referenceId: string | null
  /** Refunds are negative. */
  readonly amount: number
}

/** Medusa's order of the purchase. */
export interface BookedOrder {
  readonly id: string
  readonly isCanceled: boolean
  readonly transactions: readonly BookedTransaction[]
  /** Ids of all captures and refunds of the order's other payments, whichever provider's: transactions stand for those too. */
  readonly otherEffectIds: readonly string[]
  /** The collection that core made for a changed order and that nobody has paid. */
  readonly heir: { readonly id: string; readonly amount: number } | null
  /** Whether another payment, of whatever provider, pays for it too. */
  readonly hasOtherLivePayment: boolean
  /** It never had a payment, a transaction or another payment collection: nobody pays it in another way. */
  readonly isUntouched: boolean
  /** What Klarna is to call it; undefined where that wasn't read. */
  readonly references?: { readonly createdAt: Date; readonly sent: MerchantReferences }
}

/** All that Medusa knows of a purchase. */
export interface Books {
  readonly collection: BookedCollection
  readonly cart: { readonly id: string; readonly isCompleted: boolean } | null
  readonly order: BookedOrder | null
  /** An order of the cart or the collection that isn't linked to the other one: the process died between the two. */
  readonly unlinkedOrderId?: string
  readonly sessions: readonly BookedSession[]
  /** A token was charged for it: whoever asked for that makes the payment, with or without an order. */
  readonly isCharge?: boolean
  /** Sessions of other providers, which the shopper turned to. */
  readonly hasForeignSession: boolean
  readonly payments: readonly BookedPayment[]
}

/** An effect at Klarna that was asked for. */
export interface KnownOperation {
  readonly id: string
  readonly kind: string
  readonly state: "unknown" | "done" | "refused"
  readonly amount: number | null
  readonly reference: string | null
  readonly klarnaId: string | null
  readonly errorCode: string | null
  readonly createdAt: Date
}

/** What the store wants. */
export interface SyncSettings {
  readonly cancelOrderOnRejection: boolean
  readonly expiryWarningDays: number
  readonly extendExpiring: boolean
}

/** Everything that is compared: Klarna's order as it was just read, and Medusa's books. */
export interface OrderFacts {
  readonly klarna: ManagedOrder
  readonly books: Books
  readonly operations: readonly KnownOperation[]
  readonly settings: SyncSettings
  readonly now: Date
}
