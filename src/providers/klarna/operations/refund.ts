import type { RefundPaymentInput, RefundPaymentOutput } from "@medusajs/framework/types"

import { z } from "zod"

import type { ManagedOrder } from "../../../klarna/contract/managed-order"
import { formatMinor, toDecimal, toMinor } from "../../../mapping/money"
import { isPendingDecision } from "../../../mapping/order-status"
import { toText } from "../../../mapping/text"
import type { Tools } from "../cradle"
import { requireKey, requireOrderId } from "../input"
import { withLock } from "../lock"
import { dropLostRow } from "../order/drop-lost-row"
import { partAmount } from "../order/part-amount"
import { refundLinesOf } from "../order/part-lines"
import { readOrder } from "../order/read-order"
import { settleUnknown } from "../order/settle-unknown"
import { withLines } from "../order/with-lines"
import { withOrder } from "../payment-data"
import { perform } from "../perform"
import { notAllowed } from "../refusal"

const DESCRIPTION_LIMIT = 255

/**
 * Refunds an amount of what was captured, with the merchant's note as its description. A refund that was made elsewhere, in
 * Klarna's portal say, carries Klarna's id of it in its metadata: then Klarna's order is looked at, and nothing is asked for.
 */
export async function refund(
  tools: Tools,
  input: RefundPaymentInput,
): Promise<RefundPaymentOutput> {
  const { cradle } = tools
  const orderId = requireOrderId(input)
  const refundId = requireKey(input, "refund")
  const { metadata, note } = await cradle.refundService.retrieve(refundId)
  const recorded = Mark.safeParse(metadata).data?.klarna_refund_id
  return withLock(cradle, `klarna:order:${orderId}`, async () => {
    const order = await readOrder(tools, orderId)
    const currency = order.purchase_currency
    if (recorded === undefined) {
      const amount = await partAmount(cradle, { currency, id: refundId, kind: "refund" })
      await refundOnce(tools, order, { amount, note, refundId })
    } else requireRecorded(order, recorded, toMinor(toDecimal(input.amount), currency))
    return { data: withOrder(input.data, order) }
  })
}

const Mark = z.looseObject({ klarna_refund_id: z.string() })

/** A mark alone would let books say that money was given back which never was. */
function requireRecorded(order: ManagedOrder, klarnaRefundId: string, amount: number): void {
  const found = order.refunds?.find(({ refund_id }) => refund_id === klarnaRefundId)
  if (found && amount <= found.refunded_amount) return
  throw notAllowed(
    `Klarna's order ${order.order_id} has no refund ${klarnaRefundId} of ` +
      `${formatMinor(amount, order.purchase_currency)}; nothing was recorded.`,
  )
}

interface Wanted {
  readonly amount: number
  readonly refundId: string
  readonly note?: string | null | undefined
}

async function refundOnce(tools: Tools, order: ManagedOrder, wanted: Wanted): Promise<void> {
  const { amount, refundId } = wanted
  const earlier = await settleUnknown(tools, order, { amount, kind: "refund" })
  if (earlier?.state === "done") return dropLostRow(tools, earlier, refundId)
  refuseUnrefundable(order, amount)
  const orderId = order.order_id
  const reference = earlier?.reference ?? refundId
  const intent = {
    amount,
    kind: "refund",
    reference,
    refundedBefore: order.refunded_amount,
    subject: orderId,
    wish: reference,
  } as const
  const description = toText(wanted.note, DESCRIPTION_LIMIT)
  const { orders } = tools.account.client
  await withLines(tools, refundLinesOf(order, amount), (lines) =>
    perform(tools, intent, (idempotencyKey) =>
      orders.refund(
        { idempotencyKey, orderId },
        { description, order_lines: lines, reference, refunded_amount: amount },
      ),
    ),
  )
  if (earlier) await dropLostRow(tools, earlier, refundId)
}

function refuseUnrefundable(order: ManagedOrder, amount: number): void {
  const { captured_amount, refunded_amount, purchase_currency } = order
  if (isPendingDecision(order)) {
    throw notAllowed(
      "Klarna is still deciding on this order; refund it when the decision is there.",
    )
  }
  const refundable = captured_amount - refunded_amount
  if (amount <= refundable) return
  throw notAllowed(
    `${formatMinor(amount, purchase_currency)} can't be refunded: ${formatMinor(refundable, purchase_currency)} is ` +
      "captured at Klarna and not refunded yet.",
  )
}
