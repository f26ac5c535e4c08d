import { z } from "zod"

import type { KlarnaEntry } from "./compare-books"
import { call } from "./http"
import type { Api } from "./http"

const KlarnaOrder = z.object({
  order_id: z.string(),
  status: z.string(),
  fraud_status: z.string(),
  purchase_currency: z.string(),
  order_amount: z.number(),
  captured_amount: z.number(),
  refunded_amount: z.number(),
})

/** Reads all orders the sandbox has, whoever placed them. */
export async function readKlarnaOrders(sandbox: Api): Promise<KlarnaEntry[]> {
  const path = "/_sandbox/orders"
  const orders = await call(sandbox, { path, answer: z.array(KlarnaOrder) })
  return orders.map((order) => ({
    id: order.order_id,
    status: order.status,
    fraudStatus: order.fraud_status,
    currency: order.purchase_currency,
    amount: order.order_amount,
    captured: order.captured_amount,
    refunded: order.refunded_amount,
  }))
}
