import type { PayChargeResponse } from "../../../http-contract/charges"
import type { ChargeResult } from "./charge-now"

/** What the browser of a customer is told: no codes and sentences that are for the merchant. */
export function toPayment(result: ChargeResult): PayChargeResponse["payment"] {
  const { charge_id, fallback, order_id, status } = result
  const { cart_id, payment_session } = fallback ?? {}
  return {
    charge_id,
    fallback: cart_id && payment_session ? { cart_id, payment_session } : null,
    order_id,
    status,
  }
}
