import type { RetrievePaymentInput, RetrievePaymentOutput } from "@medusajs/framework/types"

import type { Tools } from "../cradle"
import { orderIdOf } from "../input"
import { withOrder } from "../payment-data"

/** The payment's data, brought up to date with Klarna's order once there is one. */
export async function retrieve(
  { account }: Tools,
  input: RetrievePaymentInput,
): Promise<RetrievePaymentOutput> {
  const orderId = orderIdOf(input)
  if (!orderId) return { data: input.data }
  return { data: withOrder(input.data, await account.client.orders.read(orderId)) }
}
