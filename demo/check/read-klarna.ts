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
  session_id: z.string().nullable(),
})
const KlarnaSession = z.object({
  session_id: z.string(),
  purchase: z.object({ merchant_reference1: z.string().optional() }),
})

/** Reads all orders the sandbox has, whoever placed them. */
export async function readKlarnaOrders(sandbox: Api): Promise<KlarnaEntry[]> {
  const orders = await call(sandbox, { path: "/_sandbox/orders", answer: z.array(KlarnaOrder) })
  const purchases = await readPurchases(sandbox)
  return orders.map((order) => ({
    id: order.order_id,
    status: order.status,
    fraudStatus: order.fraud_status,
    currency: order.purchase_currency,
    amount: order.order_amount,
    captured: order.captured_amount,
    refunded: order.refunded_amount,
    purchase: purchases.get(order.session_id ?? ""),
  }))
}

/** What each session was opened for, by the reference that the store gave it. */
async function readPurchases(sandbox: Api): Promise<Map<string, string | undefined>> {
  const path = "/_sandbox/sessions"
  const sessions = await call(sandbox, { path, answer: z.array(KlarnaSession) })
  return new Map(sessions.map((one) => [one.session_id, one.purchase.merchant_reference1]))
}
