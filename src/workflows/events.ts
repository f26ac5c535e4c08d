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

/** The subscription that an event is about. */
export interface KlarnaSubscriptionEvent {
  readonly subscription_id: string
  readonly customer_id: string | null
  /** Medusa's order with which it began. */
  readonly origin_order_id: string
}

/** The charge that an event is about. Amounts in minor units, currency as ISO 4217 in capitals. */
export interface KlarnaChargeEvent {
  readonly charge_id: string
  readonly customer_id: string | null
  /** Null where the store's code charged. */
  readonly subscription_id: string | null
  /** Of the subscription, counted from 0, the order with which it began; null where there is none. */
  readonly period: number | null
  /** Null before it is known. */
  readonly amount: number | null
  readonly currency_code: string
}

/** Why a charge failed. */
export interface KlarnaChargeFailure {
  /** Of the error catalogue, such as PAYMENT_METHOD_FAILED. */
  readonly code: string
  /** For the merchant, in words. */
  readonly message: string
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
  /** A customer agreed to be charged later. */
  "klarna.token.created": {
    readonly customer_token_id: string
    readonly customer_id: string | null
  }
  /** A customer token can't be charged any more. `reason` for people. */
  "klarna.token.canceled": {
    readonly customer_token_id: string
    readonly customer_id: string | null
    readonly reason: string
  }
  "klarna.subscription.created": KlarnaSubscriptionEvent
  "klarna.subscription.paused": KlarnaSubscriptionEvent
  "klarna.subscription.resumed": KlarnaSubscriptionEvent
  /** It stays unpaid until somebody pays its open charge. */
  "klarna.subscription.past_due": KlarnaSubscriptionEvent & { readonly charge_id: string }
  /** It ended before its time. `reason` for people. */
  "klarna.subscription.canceled": KlarnaSubscriptionEvent & { readonly reason: string }
  /** All of its periods are paid. */
  "klarna.subscription.ended": KlarnaSubscriptionEvent
  /** A charge is paid. `paid_by`: with the token, or by the customer in a purchase of their own. */
  "klarna.charge.succeeded": KlarnaChargeEvent & {
    readonly order_id: string | null
    readonly klarna_order_id: string
    readonly paid_by: "token" | "customer"
  }
  /** A charge failed. `next_try_at`: when it is tried again, ISO 8601; null where it isn't. */
  "klarna.charge.failed": KlarnaChargeEvent &
    KlarnaChargeFailure & { readonly next_try_at: string | null }
  /** Only a purchase of the customer's own helps. `link`: where they pay, once, until `expires_at` (ISO 8601); null without a storefrontUrl. */
  "klarna.charge.needs_customer": KlarnaChargeEvent &
    KlarnaChargeFailure & { readonly link: string | null; readonly expires_at: string | null }
  /** A charge waits for a person: its outcome can't be known, or the store couldn't make its order. */
  "klarna.charge.blocked": KlarnaChargeEvent & KlarnaChargeFailure
  /** Medusa and Klarna differ in a way that a person has to settle. */
  "klarna.payment.differs": KlarnaOrderEvent & { readonly difference: string }
}
export type KlarnaEventName = keyof KlarnaEvents
