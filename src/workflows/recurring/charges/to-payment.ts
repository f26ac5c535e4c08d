import type { PayChargeResponse } from "../../../http-contract/charges"
import type { ChargeResult } from "./charge-now"
import type { Fallback } from "./fallback"

/** What the browser of a customer is told: no codes and sentences that are for the merchant. */
export function toPayment(result: ChargeResult): PayChargeResponse["payment"] {
  const { charge_id, fallback, order_id, status } = result
  return {
    charge_id,
    fallback: fallback ? toPurchase(fallback) : null,
    order_id: order_id ?? fallback?.order_id ?? null,
    status,
  }
}

function toPurchase({ cart_id, payment_collection_id, payment_session }: Fallback) {
  return { cart_id, payment_collection_id, payment_session }
}
