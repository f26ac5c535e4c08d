import type { CapturePaymentInput, CapturePaymentOutput } from "@medusajs/framework/types"

import type { ManagedOrder } from "../../../klarna/contract/managed-order"
import { formatMinor } from "../../../mapping/money"
import { isPendingDecision } from "../../../mapping/order-status"
import type { Tools } from "../cradle"
import { orderIdOf, requireKey, requireOrderId } from "../input"
import { withLock } from "../lock"
import { dropLostRow } from "../order/drop-lost-row"
import { extendExpiring } from "../order/extend-expiring"
import { isFreePart, partAmount } from "../order/part-amount"
import { captureLinesOf } from "../order/part-lines"
import { readOrder } from "../order/read-order"
import { settleUnknown } from "../order/settle-unknown"
import { withLines } from "../order/with-lines"
import { withOrder } from "../payment-data"
import { perform } from "../perform"
import { notAllowed } from "../refusal"

/**
 * Captures the amount of the capture row that core has just written: core hands over its id and no amount. Klarna's
 * order is read first, and what became of an earlier capture whose answer was lost is settled before another is made.
 */
export async function capture(
  tools: Tools,
  input: CapturePaymentInput,
): Promise<CapturePaymentOutput> {
  const { cradle } = tools
  const captureId = requireKey(input, "capture")
  if (orderIdOf(input) === undefined && (await isFreePart(cradle, captureId))) {
    return { data: input.data }
  }
  const orderId = requireOrderId(input)
  return withLock(cradle, `klarna:order:${orderId}`, async () => {
    const order = await readOrder(tools, orderId)
    const currency = order.purchase_currency
    const amount = await partAmount(cradle, { currency, id: captureId, kind: "capture" })
    await captureOnce(tools, order, { amount, captureId })
    return { data: withOrder(input.data, order) }
  })
}

interface Wanted {
  readonly amount: number
  readonly captureId: string
}

async function captureOnce(
  tools: Tools,
  order: ManagedOrder,
  { amount, captureId }: Wanted,
): Promise<void> {
  const earlier = await settleUnknown(tools, order, { amount, kind: "capture" })
  if (earlier?.state === "done") return dropLostRow(tools, earlier, captureId)
  refuseUncapturable(order, amount)
  await extendExpiring(tools, order)
  const orderId = order.order_id
  const reference = earlier?.reference ?? captureId
  const intent = {
    amount,
    capturedBefore: order.captured_amount,
    kind: "capture",
    reference,
    subject: orderId,
    wish: reference,
  } as const
  const { orders } = tools.account.client
  await withLines(tools, captureLinesOf(order, amount), (lines) =>
    perform(tools, intent, (idempotencyKey) =>
      orders.capture(
        { idempotencyKey, orderId },
        { captured_amount: amount, order_lines: lines, reference },
      ),
    ),
  )
  if (earlier) await dropLostRow(tools, earlier, captureId)
}

const CAPTURABLE = new Set(["AUTHORIZED", "PART_CAPTURED"])

function refuseUncapturable(order: ManagedOrder, amount: number): void {
  if (isPendingDecision(order)) {
    throw notAllowed(
      "Klarna is still deciding on this order; capture it when the decision is there.",
    )
  }
  if (!CAPTURABLE.has(order.status)) {
    throw notAllowed(`Klarna's order is ${order.status}: nothing more can be captured.`)
  }
  if (amount > order.remaining_authorized_amount) {
    const rest = formatMinor(order.remaining_authorized_amount, order.purchase_currency)
    throw notAllowed(
      `${formatMinor(amount, order.purchase_currency)} can't be captured: ${rest} is left at Klarna.`,
    )
  }
}
