import type { ManagedOrder } from "../../../../klarna/contract/managed-order"
import { hoursAgo, inDays } from "./time"

/** Klarna's order of 100.00, authorized and accepted: captures and refunds follow, and sums and status follow them. */
export class KlarnaOrderBuilder {
  readonly #order: ManagedOrder

  constructor(order: ManagedOrder) {
    this.#order = order
  }

  with(more: Partial<ManagedOrder>): KlarnaOrderBuilder {
    return new KlarnaOrderBuilder({ ...this.#order, ...more })
  }
  /** `reference` is the id of Medusa's capture; captures of Klarna's portal have none. */
  captured(captured_amount: number, reference = ""): KlarnaOrderBuilder {
    const { captures, captured_amount: before, remaining_authorized_amount: left } = this.#order
    const capture_id = `k_capt_${String((captures?.length ?? 0) + 1)}`
    const made = { captured_amount, captured_at: hoursAgo(1).toISOString(), capture_id, reference }
    const remaining = left - captured_amount
    return this.with({
      captured_amount: before + captured_amount,
      captures: [...(captures ?? []), made],
      remaining_authorized_amount: remaining,
      status: remaining > 0 ? "PART_CAPTURED" : "CAPTURED",
    })
  }
  /** Klarna's answers hold no reference of a refund. */
  refunded(refunded_amount: number): KlarnaOrderBuilder {
    const { refunded_amount: before, refunds } = this.#order
    const refund_id = `k_ref_${String((refunds?.length ?? 0) + 1)}`
    const made = { refund_id, refunded_amount }
    return this.with({
      refunded_amount: before + refunded_amount,
      refunds: [...(refunds ?? []), made],
    })
  }
  /** Nothing more can be captured: by a release, a cancellation, time, or Klarna. */
  ended(status: string): KlarnaOrderBuilder {
    return this.with({ remaining_authorized_amount: 0, status })
  }
  build(): ManagedOrder {
    return this.#order
  }
}

export const aKlarnaOrder = (order_amount = 100): KlarnaOrderBuilder =>
  new KlarnaOrderBuilder({
    captured_amount: 0,
    captures: [],
    created_at: hoursAgo(48).toISOString(),
    expires_at: inDays(20),
    fraud_status: "ACCEPTED",
    order_amount,
    order_id: "k_order",
    purchase_currency: "EUR",
    refunded_amount: 0,
    refunds: [],
    remaining_authorized_amount: order_amount,
    status: "AUTHORIZED",
  })
