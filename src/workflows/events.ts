import type { SyncSubject } from "../modules/klarna/service"

/** The order and payment that an event is about. */
export interface KlarnaOrderEvent {
  readonly klarna_order_id: string
  /** Key of the account in `options.accounts`. */
  readonly account: string
  /** Medusa's order; null where there is none. */
  readonly order_id: string | null
  /** Medusa's payment; null where there is none. */
  readonly payment_id: string | null
}

/** An amount in minor units, with its currency as ISO 4217 in capitals. */
export interface KlarnaAmount {
  readonly amount: number
  readonly currency_code: string
}

/** What is sent with each event: stores subscribe to the names, and get exactly this. */
export interface KlarnaEvents {
  /** A session or an order is to be compared with Klarna. The plugin's own; a store may send it, too. */
  "klarna.sync.requested": { readonly subject: SyncSubject }
  /** Comparing failed too often: nobody tries by itself any more. */
  "klarna.sync.given_up": { readonly subject: SyncSubject; readonly error: string }
  /** Klarna accepted an order on which it had to decide. It can be shipped. */
  "klarna.order.accepted": KlarnaOrderEvent
  /** Klarna rejected an order, or stopped it. With `captured` true the money may be lost: ask Klarna. */
  "klarna.order.rejected": KlarnaOrderEvent & {
    /** As Klarna spells it: REJECTED or STOPPED. */
    readonly fraud_status: string
    readonly captured: boolean
  }
  /** A live order of Medusa has no money behind it. It is cancelled where the options say so. */
  "klarna.order.unpaid": Omit<KlarnaOrderEvent, "klarna_order_id"> & {
    readonly klarna_order_id: string | null
    readonly reason: string
  }
  /** Klarna's order was cancelled elsewhere, and so was Medusa's payment. */
  "klarna.payment.canceled": KlarnaOrderEvent & { readonly reason: string }
  /** The authorization ends soon. `expires_at`: ISO 8601. */
  "klarna.payment.expiring": KlarnaOrderEvent & { readonly expires_at: string }
  /** The authorization was extended by the plugin. `expires_at`: the new end, ISO 8601. */
  "klarna.payment.extended": KlarnaOrderEvent & { readonly expires_at: string | null }
  /** The authorization ended; what wasn't captured can't be captured any more. */
  "klarna.payment.expired": KlarnaOrderEvent & { readonly captured: number }
  /** A capture that was made elsewhere is in Medusa's books now. */
  "klarna.payment.captured": KlarnaOrderEvent &
    KlarnaAmount & { readonly klarna_capture_id: string }
  /** A refund that was made elsewhere is in Medusa's books now. */
  "klarna.payment.refunded": KlarnaOrderEvent & KlarnaAmount & { readonly klarna_refund_id: string }
  /** What wasn't captured was released at Klarna. The amount: what the payment is worth now. */
  "klarna.payment.released": KlarnaOrderEvent & KlarnaAmount
  /** Medusa and Klarna differ in a way that a person has to settle. */
  "klarna.payment.differs": KlarnaOrderEvent & { readonly difference: string }
}
export type KlarnaEventName = keyof KlarnaEvents
