import type { UpdatePaymentInput, UpdatePaymentOutput } from "@medusajs/framework/types"

import { toDecimal, toMinor } from "../../../mapping/money"
import type { Tools } from "../cradle"
import { orderIdOf, paymentSessionIdOf } from "../input"
import { withLock } from "../lock"
import { changeAmount } from "../order/change-amount"
import { requireOwnOrder } from "../order/own-order"
import { readOrder } from "../order/read-order"
import { withOrder } from "../payment-data"
import { invalid } from "../refusal"
import { initiate } from "./initiate"

/**
 * Brings Klarna up to date with Medusa: an open session with the cart; after an order was placed, its authorization with
 * the new amount and the order's lines as they are now. Core's own flows never call this.
 */
export async function update(
  tools: Tools,
  input: UpdatePaymentInput,
): Promise<UpdatePaymentOutput> {
  const orderId = orderIdOf(input)
  if (orderId) return updatePlaced(tools, input, orderId)
  const { data, status } = await initiate(tools, input)
  return { data, status }
}

/** Who calls names the order in data that a browser can write: only the one that our tables know for it is touched. */
async function updatePlaced(
  tools: Tools,
  input: UpdatePaymentInput,
  orderId: string,
): Promise<UpdatePaymentOutput> {
  const owner = await requireOwnOrder(tools, paymentSessionIdOf(input), orderId)
  return withLock(tools.cradle, `klarna:order:${orderId}`, async () => {
    const order = await readOrder(tools, orderId)
    const { purchase_currency: currency } = order
    if (currency.toUpperCase() !== input.currency_code.toUpperCase()) {
      throw invalid(`Klarna's order is in ${currency}; its currency can't be changed.`)
    }
    const amount = toMinor(toDecimal(input.amount), currency)
    await changeAmount(tools, order, { amount, medusaOrderId: owner.medusaOrderId })
    return { data: withOrder(input.data, order) }
  })
}
