import type { Grading } from "../../klarna/errors/catalogue/grading"
import type { MedusaErrorType } from "../errors"

/**
 * What a purchase at Klarna can be in, whichever API says so. `PENDING` is two things: a session that waits for the
 * shopper, and an order that waits for Klarna's risk decision. Refunds and reversals are derived: Klarna has no status
 * for them.
 */
export type KlarnaStatus =
  | "PENDING: session"
  | "PENDING: risk"
  | "ACCEPTED"
  | "REFUSED"
  | "FAILED"
  | "ABANDONED"
  | "AUTHORIZED"
  | "AUTH_REVERSED"
  | "PART_CAPTURED"
  | "CAPTURED"
  | "PART_REFUNDED"
  | "REFUNDED"
  | "CANCELLED"
  | "EXPIRED"
  | "CLOSED"
  | "DISPUTE_OPENED"
  | "DISPUTE_WON"
  | "DISPUTE_LOST"
  | "UNKNOWN"

/** Statuses of Medusa's payment sessions. @see medusa: PaymentSessionStatus */
export type PaymentSessionStatus =
  | "authorized"
  | "captured"
  | "pending"
  | "requires_more"
  | "error"
  | "canceled"
  | "pending_authorization"

/** What Medusa may be told of a callback. @see medusa: PaymentActions */
export type WebhookAction =
  | "authorized"
  | "captured"
  | "failed"
  | "pending"
  | "requires_more"
  | "canceled"
  | "not_supported"
  | "pending_authorization"

/** What becomes of Medusa's payment and order. `warning` changes nothing and tells the merchant. */
export type Effect =
  | "none"
  | "order_without_payment"
  | "payment_created"
  | "order_refused"
  | "payment_canceled"
  | "captures_mirrored"
  | "payment_ends_captured"
  | "refunds_mirrored"
  | "event"
  | "warning"

/** The two ways out of `authorizePayment`: any other status answered there breaks the checkout. */
export type AuthorizeWay =
  { readonly answer: "authorized" | "pending_authorization" } | { readonly throws: MedusaErrorType }

/** What a row's columns may depend on. */
export interface StatusFacts {
  /** Captured at Klarna, in minor units. */
  readonly captured: number
  /** Whether the shopper may still come back to a session left open. */
  readonly mayReturn: boolean
  /** Whether Medusa has an order for it already. */
  readonly ordered: boolean
}

export interface StatusRow {
  /** Where it comes from. */
  readonly from: string
  /** Null where `authorizePayment` can't meet it. */
  readonly authorize: (facts: StatusFacts) => AuthorizeWay | null
  /** `unchanged`: whatever the payment session had before. */
  readonly paymentStatus: (facts: StatusFacts) => PaymentSessionStatus | "unchanged"
  readonly webhook: (facts: StatusFacts) => WebhookAction
  readonly effect: (facts: StatusFacts) => Effect
  readonly grading: Grading
  /** May be shown to a shopper: no internals. */
  readonly shopper: string
  /** What it is, and what to do next. */
  readonly merchant: string
}

/** A column that depends on nothing. */
export const always =
  <const T>(value: T) =>
  (): T =>
    value

/** A column that depends on whether anything was captured: an order may end with or without it. */
export const byCapture =
  <const T, const U>(something: T, nothing: U) =>
  ({ captured }: StatusFacts): T | U =>
    captured > 0 ? something : nothing
