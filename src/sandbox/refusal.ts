import type { Data } from "./data"

/**
 * Klarna says no: status, error code and the one message. How it is written (pretty or compact) depends on the API
 * that was called.
 */
export class Refusal extends Error {
  /** What the error body says besides the three keys that every one has. */
  readonly more: Data = {}

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = "Refusal"
  }
}

/** Several bad fields come as one message, joined by a comma (recorded). */
export const badValue = (paths: readonly string[]): Refusal =>
  new Refusal(400, "BAD_VALUE", `Bad value: ${paths.join(", ")}`)

/** A charge of a customer token that came to nothing: it has three keys more (recorded for PAYMENT_METHOD_FAILED). */
export class RefusedCharge extends Refusal {
  override readonly more: Data

  constructor(code: string, message: string, method: string) {
    super(403, code, message)
    this.more = {
      fraud_status: "REJECTED",
      reason: "rejected",
      authorized_payment_method_v1: { type: method },
    }
  }
}
