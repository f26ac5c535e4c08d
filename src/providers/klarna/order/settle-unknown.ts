import { KEY_LIFE_MS } from "../../../klarna/contract/lifetimes"
import type { ManagedOrder } from "../../../klarna/contract/managed-order"
import { formatMinor } from "../../../mapping/money"
import type { KlarnaOperationRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { refuseForeign } from "../perform"
import { notAllowed } from "../refusal"
import { effectOf } from "./effect-of"

/** What a click wants. `amount` in minor units. */
export interface Wish {
  readonly kind: "capture" | "refund" | "update"
  readonly amount: number
}

/**
 * Finds out what became of earlier captures and refunds of an order whose answers were lost, before another one is asked
 * for. Answers an operation that is this very wish, to be adopted or asked for again under its old key.
 * @throws MedusaError with a sentence where the earlier one had another amount, or nobody can tell
 */
export async function settleUnknown(
  tools: Tools,
  order: ManagedOrder,
  wish: Wish,
): Promise<KlarnaOperationRow | undefined> {
  const unknown = await tools.cradle.klarna.operations.unknownOf(order.order_id)
  for (const operation of unknown.filter(({ kind }) => kind === "capture" || kind === "refund")) {
    refuseForeign(operation, tools.account.installation)
    const same = operation.kind === wish.kind && operation.amount === wish.amount
    const settled = await settle(tools, order, { operation, same })
    if (same && settled.state !== "refused") return settled
    if (settled.state === "done") throw notAllowed(describeDone(operation, order))
  }
  return undefined
}

/**
 * The operation as it is known to be now. One without an effect stays unknown while its key holds, so that the same wish
 * may ask for it again under that key; later, and for another wish, it counts as refused.
 */
async function settle(
  { cradle }: Tools,
  order: ManagedOrder,
  settling: Settling,
): Promise<KlarnaOperationRow> {
  const { operations } = cradle.klarna
  const { operation, same } = settling
  const effect = effectOf(order, operation)
  switch (effect.is) {
    case "done":
      return operations.end(operation.id, { klarna_id: effect.klarnaId, state: "done" })
    case "not done": {
      const young =
        cradle.klarna.clock.now().getTime() - operation.created_at.getTime() < KEY_LIFE_MS
      if (same && young) return operation
      return operations.end(operation.id, { error_code: "no effect seen", state: "refused" })
    }
    case "unclear":
      throw notAllowed(describeUnclear(operation, order))
  }
}

interface Settling {
  readonly operation: KlarnaOperationRow
  readonly same: boolean
}

function describeDone(
  { kind, amount }: KlarnaOperationRow,
  { purchase_currency }: ManagedOrder,
): string {
  return (
    `An earlier ${kind} of ${formatMinor(amount ?? 0, purchase_currency)}, whose answer was lost, did take effect at Klarna ` +
    "and isn't in Medusa yet; nothing was done now."
  )
}

function describeUnclear(
  { kind, amount }: KlarnaOperationRow,
  { purchase_currency }: ManagedOrder,
): string {
  return (
    `Whether an earlier ${kind} of ${formatMinor(amount ?? 0, purchase_currency)} took effect can't be told from Klarna's order; ` +
    "compare it in Klarna's portal. Nothing was done now."
  )
}
