import type { RefundPaymentInput, RefundPaymentOutput } from "@medusajs/framework/types"

import type { ManagedOrder } from "../../../klarna/contract/managed-order"
import { formatMinor, toDecimal, toMinor } from "../../../mapping/money"
import type { Tools } from "../cradle"
import { requireKey, requireOrderId } from "../input"
import { withLock } from "../lock"
import { refundLinesOf } from "../order/part-lines"
import { readOrder } from "../order/read-order"
import { settleUnknown } from "../order/settle-unknown"
import { withLines } from "../order/with-lines"
import { withOrder } from "../payment-data"
import { perform } from "../perform"
import { notAllowed } from "../refusal"

const DESCRIPTION_LIMIT = 255

/** Refunds an amount of what was captured, with the merchant's note as its description. */
export async function refund(
  tools: Tools,
  input: RefundPaymentInput,
): Promise<RefundPaymentOutput> {
  const { cradle } = tools
  const orderId = requireOrderId(input)
  const refundId = requireKey(input, "refund")
  const { note } = await cradle.refundService.retrieve(refundId)
  return withLock(cradle, `klarna:order:${orderId}`, async () => {
    const order = await readOrder(tools, orderId)
    const amount = toMinor(toDecimal(input.amount), order.purchase_currency)
    await refundOnce(tools, order, { amount, note, refundId })
    return { data: withOrder(input.data, order) }
  })
}

interface Wanted {
  readonly amount: number
  readonly refundId: string
  readonly note?: string | null | undefined
}

async function refundOnce(tools: Tools, order: ManagedOrder, wanted: Wanted): Promise<void> {
  const { amount, refundId } = wanted
  const earlier = await settleUnknown(tools, order, { amount, kind: "refund" })
  if (earlier?.state === "done") return
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
  const description = wanted.note?.slice(0, DESCRIPTION_LIMIT)
  const { orders } = tools.account.client
  await withLines(tools, refundLinesOf(order, amount), (lines) =>
    perform(tools, intent, (idempotencyKey) =>
      orders.refund(
        { idempotencyKey, orderId },
        { description, order_lines: lines, reference, refunded_amount: amount },
      ),
    ),
  )
}

function refuseUnrefundable(
  { captured_amount, refunded_amount, purchase_currency }: ManagedOrder,
  amount: number,
): void {
  const refundable = captured_amount - refunded_amount
  if (amount <= refundable) return
  throw notAllowed(
    `${formatMinor(amount, purchase_currency)} can't be refunded: ${formatMinor(refundable, purchase_currency)} is ` +
      "captured at Klarna and not refunded yet.",
  )
}
