import type { MerchantReferences } from "../merchant-references"

/** Why a payment is cancelled in Medusa. */
export type EndReason = "canceled" | "expired" | "rejected" | "closed"

/** A repair of the difference between a Klarna order and Medusa's books. Amounts in minor units. */
export type Repair =
  /** The shopper paid and has no order. */
  | { readonly name: "complete_cart"; readonly cartId: string }
  /** No order can come of it: nobody is to owe anything. */
  | { readonly name: "cancel_orphan"; readonly reason: string }
  /** Medusa's order was made, and the process died before its payment collection was linked to it. */
  | { readonly name: "link_order"; readonly orderId: string }
  /** Medusa's order was made, and the process died before it was paid. */
  | { readonly name: "authorize_order"; readonly sessionId: string; readonly orderId: string }
  /** Klarna accepted a pending order. */
  | { readonly name: "authorize_pending"; readonly sessionId: string; readonly orderId: string }
  /** Klarna rejected a pending order. */
  | {
      readonly name: "reject_order"
      readonly orderId: string
      readonly sessionIds: readonly string[]
      readonly fraudStatus: string
    }
  /** A live order of Medusa has no money behind it. */
  | { readonly name: "cancel_unpaid_order"; readonly orderId: string; readonly reason: string }
  /** Medusa cancelled the payment, and Klarna's order lives. */
  | { readonly name: "restore_payment"; readonly paymentId: string }
  | { readonly name: "cancel_payment"; readonly paymentId: string; readonly reason: EndReason }
  /** Medusa's order was cancelled, and Klarna's lives. */
  | { readonly name: "cancel_at_klarna" }
  | { readonly name: "release_rest" }
  /** Medusa's cancelled order says that it was refunded, and it wasn't. */
  | {
      readonly name: "refund_canceled"
      readonly paymentId: string
      readonly amount: number
      /** Tells two refunds of the same amount apart. */
      readonly refundedBefore: number
    }
  /** The order was changed: its authorization follows, to core's new collection's amount. */
  | {
      readonly name: "carry_over"
      readonly paymentId: string
      readonly heirId: string
      readonly target: number
    }
  /** Klarna refused to authorize more: the payment keeps what is authorized, the new collection the difference. */
  | {
      readonly name: "keep_difference"
      readonly paymentId: string
      readonly heirId: string
      readonly amount: number
    }
  | {
      readonly name: "record_capture"
      readonly paymentId: string
      readonly klarnaCaptureId: string
      readonly amount: number
    }
  | {
      readonly name: "record_refund"
      readonly paymentId: string
      readonly klarnaRefundId: string
      readonly amount: number
    }
  /** The process died before Klarna was asked, or before its answer was written: asked under the same key. */
  | {
      readonly name: "finish_capture"
      readonly captureId: string
      readonly reference: string
      readonly amount: number
    }
  | {
      readonly name: "finish_refund"
      readonly refundId: string
      readonly reference: string
      readonly amount: number
    }
  /** Klarna refused, or the process died before it was asked and it can't be done any more: core's own rollback is finished. */
  | {
      readonly name: "drop_row"
      readonly kind: "capture" | "refund"
      readonly rowId: string
      /** For the sentence that tells it. */
      readonly reason: string
    }
  /** An effect whose answer was lost shows in Klarna's order, or can't any more. */
  | {
      readonly name: "settle_operation"
      readonly operationId: string
      readonly state: "done" | "refused"
      readonly klarnaId: string | null
    }
  | { readonly name: "drop_double_transactions"; readonly ids: readonly string[] }
  /** They stand for a capture or refund that isn't there, so that Medusa believes in money that never moved. */
  | { readonly name: "drop_orphan_transactions"; readonly ids: readonly string[] }
  | {
      readonly name: "add_transaction"
      readonly reference: "capture" | "refund"
      readonly referenceId: string
      /** Refunds are negative. */
      readonly amount: number
    }
  /** Sums of the payment and its collection that the process died before writing. */
  | { readonly name: "mend_sums"; readonly paymentId: string; readonly isFullyCaptured: boolean }
  /** What wasn't captured is gone at Klarna: the payment is worth what was captured. */
  | {
      readonly name: "mirror_release"
      readonly paymentId: string
      readonly amount: number
      readonly reason: "released" | "expired" | "closed"
    }
  | {
      readonly name: "mirror_expiry"
      readonly paymentId: string
      readonly expiresAt: string | null
    }
  | { readonly name: "extend_authorization"; readonly expiresAt: string }
  /** Klarna was never told which order of Medusa's it is for. */
  | { readonly name: "send_references"; readonly references: MerchantReferences }
  | { readonly name: "warn_expiring"; readonly expiresAt: string }
  /** Rejected after something was captured: the merchant has to ask Klarna. */
  | { readonly name: "tell_rejected"; readonly fraudStatus: string }
  /** Only a person can settle it. */
  | { readonly name: "tell_difference"; readonly difference: string }

export type RepairName = Repair["name"]

/** Those that change nothing: they are told once. */
const TOLD: ReadonlySet<RepairName> = new Set(["warn_expiring", "tell_rejected", "tell_difference"])

export function isOnlyTold({ name }: Repair): boolean {
  return TOLD.has(name)
}

export function differs(difference: string): Repair {
  return { difference, name: "tell_difference" }
}
