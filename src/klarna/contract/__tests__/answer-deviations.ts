import type { EndpointName } from "../endpoints"

/** A field in which what we take for an answer is meant to differ from Klarna's API documents. */
export interface AnswerDeviation {
  readonly call: EndpointName
  readonly field: string
  /** The kinds of values that we take besides the documented one, `null` and numbers for texts apart. */
  readonly kinds: readonly string[]
  /** What it rests on: an entry of docs/klarna-recordings.md. */
  readonly place: string
}

export const ANSWER_DEVIATIONS: readonly AnswerDeviation[] = [
  {
    call: "placeOrder",
    field: "authorized_payment_method",
    kinds: ["string"],
    place: "6.4",
  },
  {
    call: "placeCustomerTokenOrder",
    field: "authorized_payment_method",
    kinds: ["string"],
    place: "6.4",
  },
]

/**
 * Fields without which an answer is of no use: an answer that lacks one is unreadable, although the documents require
 * nothing there.
 */
export const INDISPENSABLE: Readonly<Partial<Record<EndpointName, readonly string[]>>> = {
  createHostedPage: ["redirect_url", "session_id"],
  createSession: ["payment_method_categories[].identifier"],
  listCaptures: ["[].capture_id", "[].captured_amount"],
  readCapture: ["capture_id", "captured_amount"],
  readExtendDueDateOptions: ["options[].amount", "options[].number_of_days"],
  readHostedPage: ["status"],
  readOrder: [
    "captured_amount",
    "captures[].capture_id",
    "captures[].captured_amount",
    "order_amount",
    "order_id",
    "purchase_currency",
    "refunded_amount",
    "refunds[].refund_id",
    "refunds[].refunded_amount",
    "remaining_authorized_amount",
    "status",
  ],
  readRefund: ["refund_id", "refunded_amount"],
  readSession: ["payment_method_categories[].identifier"],
}
