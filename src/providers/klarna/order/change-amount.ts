import type { ManagedOrder } from "../../../klarna/contract/managed-order"
import { identify } from "../../../klarna/errors/catalogue/identify"
import { KlarnaError } from "../../../klarna/errors/klarna-error"
import { formatMinor } from "../../../mapping/money"
import { isPendingDecision } from "../../../mapping/order-status"
import type { Tools } from "../cradle"
import { perform } from "../perform"
import { notAllowed } from "../refusal"
import { settleUnknown } from "./settle-unknown"
import { settleUpdates } from "./settle-updates"
import { type NewAmount, updateLinesOf } from "./update-lines"
import { withLines } from "./with-lines"

/**
 * Brings Klarna's authorization to an amount, once, with the lines of Medusa's order as they are now. Nothing where it has
 * that amount already.
 * @throws MedusaError `not_allowed` where Klarna's order can't have it: it ended, is undecided, or more is captured, or
 *   Klarna doesn't raise it
 */
export async function changeAmount(
  tools: Tools,
  order: ManagedOrder,
  wanted: NewAmount,
): Promise<void> {
  const { amount } = wanted
  refuseEnded(order)
  await settleUnknown(tools, order, { amount, kind: "update" })
  const wish = await settleUpdates(tools, order, amount)
  if (order.order_amount === amount) return
  refuseUnchangeable(order, amount)
  const orderId = order.order_id
  const intent = { amount, kind: "update", subject: orderId, wish } as const
  const lines = await updateLinesOf(tools, order, wanted)
  await withLines(tools, lines, (order_lines) =>
    perform(tools, intent, async (idempotencyKey) => {
      const body = { order_amount: amount, order_lines }
      const change = { idempotencyKey, orderId }
      await tools.account.client.orders.update("updateAuthorization", change, body)
      return null
    }),
  ).catch((error: unknown) => {
    throw explain(error, order, amount)
  })
}

const STANDING = new Set(["AUTHORIZED", "PART_CAPTURED", "CAPTURED"])

function refuseEnded({ status }: ManagedOrder): void {
  if (STANDING.has(status)) return
  throw notAllowed(`Klarna's order is ${status}: its amount can't be changed any more.`)
}

function refuseUnchangeable(order: ManagedOrder, amount: number): void {
  const { captured_amount, purchase_currency: currency, status } = order
  if (isPendingDecision(order)) {
    throw notAllowed(
      "Klarna is still deciding on this order; its amount can be changed when the decision is there.",
    )
  }
  if (amount < captured_amount) {
    throw notAllowed(
      `Klarna's order can't be lowered to ${formatMinor(amount, currency)}: ` +
        `${formatMinor(captured_amount, currency)} is captured. Refund the difference instead.`,
    )
  }
  if (status === "CAPTURED") {
    throw notAllowed(
      "Klarna's order is captured in full: what comes to it is a purchase of its own.",
    )
  }
}

/** Klarna says only "not allowed"; what it means for the merchant depends on the direction. */
function explain(error: unknown, order: ManagedOrder, amount: number): unknown {
  if (!(error instanceof KlarnaError) || error.effectPossible) return error
  const { order_amount: before, purchase_currency: currency } = order
  if (identify(error) !== "NOT_ALLOWED" || amount < before) return error
  const reference = error.correlationId ? ` (Reference: ${error.correlationId})` : ""
  return notAllowed(
    `Klarna doesn't raise this order from ${formatMinor(before, currency)} to ${formatMinor(amount, currency)}: ` +
      `that depends on how the customer pays. The authorization stays as it is; let the customer pay the difference ` +
      `separately.${reference}`,
  )
}
