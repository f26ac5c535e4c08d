import type { AuthorizePaymentOutput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import type { PlacedOrder } from "../../../klarna/contract/order"
import { formatMinor } from "../../../mapping/money"
import type { Finding } from "../../../mapping/status/finding"
import { statusOfOrder, statusOfPlacedOrder } from "../../../mapping/status/of-order"
import { toAuthorization } from "../../../mapping/status/to-medusa"
import type { Tools } from "../cradle"
import { readOrder } from "../order/read-order"
import { fromManagedOrder, fromPlacedOrder } from "../payment-data"
import { notAllowed } from "../refusal"
import { endOfFinding, settleAttempt } from "./attempt"

/** What core is told of an order that was placed just now. */
export function answerPlaced(
  order: PlacedOrder,
  sessionId: string,
  tools: Tools,
): Promise<AuthorizePaymentOutput> {
  const data = fromPlacedOrder(order, sessionId, tools.account)
  return answer(tools, statusOfPlacedOrder(order), { data, orderId: order.order_id })
}

/** An order that another path placed: browser, callback or an earlier try. */
export interface KnownOrder {
  readonly orderId: string
  /** The session's row. */
  readonly rowId: string
  /** Medusa's payment session. */
  readonly sessionId: string
  /** What core would book, where it may have changed since the order was placed; in minor units. */
  readonly amount?: number
}

/**
 * What core is told of an order that was placed before. It is read again.
 * @throws MedusaError `not_allowed` where the order is of another amount
 */
export async function answerKnown(
  tools: Tools,
  { amount, orderId, rowId, sessionId }: KnownOrder,
): Promise<AuthorizePaymentOutput> {
  const order = await readOrder(tools, orderId)
  const { order_amount, purchase_currency: currency } = order
  if (amount !== undefined && amount !== order_amount) {
    const [ordered, booked] = [formatMinor(order_amount, currency), formatMinor(amount, currency)]
    throw notAllowed(
      `Klarna's order ${orderId} is of ${ordered}; the purchase is of ${booked} now.`,
    )
  }
  const data = fromManagedOrder(order, sessionId, tools.account)
  const found = statusOfOrder(order)
  await settleAttempt(tools, rowId, endOfFinding(found))
  return answer(tools, found, { data, orderId })
}

interface Known {
  readonly data: Record<string, unknown>
  readonly orderId: string
}

async function answer(
  { account, cradle }: Tools,
  found: Finding,
  { data, orderId }: Known,
): Promise<AuthorizePaymentOutput> {
  if (found.status === "UNKNOWN") {
    cradle.logger.warn(`klarna order ${orderId} has the unknown status ${String(found.raw)}`)
  }
  const way = toAuthorization(found)
  if (!("answer" in way)) throw new MedusaError(way.throws, way.message)
  if (way.answer === "pending_authorization") await cradle.klarna.journal.pending(account, orderId)
  return { data, status: way.answer }
}
