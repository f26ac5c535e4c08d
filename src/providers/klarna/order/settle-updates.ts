import { KEY_LIFE_MS } from "../../../klarna/contract/lifetimes"
import type { ManagedOrder } from "../../../klarna/contract/managed-order"
import type { KlarnaOperationRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { refuseForeign } from "../perform"

/**
 * Finds out what became of earlier updates of an order whose answers were lost: the order's amount says so. Answers what
 * makes an update to this amount one wish: the amount before, and how many updates there were, because an order may come
 * back to an amount that it had. One without an effect keeps its key for the same wish.
 */
export async function settleUpdates(
  { account, cradle }: Tools,
  order: ManagedOrder,
  amount: number,
): Promise<string> {
  const { clock, operations } = cradle.klarna
  const updates = (await operations.of(order.order_id)).filter(({ kind }) => kind === "update")
  const unknown = updates.filter(({ state }) => state === "unknown")
  const isDone = (update: KlarnaOperationRow) => update.amount === order.order_amount
  const done =
    updates.filter(({ state }) => state === "done").length + unknown.filter(isDone).length
  const wish = `${order.order_id}:${String(order.order_amount)}:${String(amount)}:${String(done)}`
  for (const update of unknown) {
    refuseForeign(update, account.installation)
    const age = clock.now().getTime() - update.created_at.getTime()
    const isRepeated = update.intent === `update:${wish}` && age < KEY_LIFE_MS
    if (isDone(update)) await operations.end(update.id, { klarna_id: null, state: "done" })
    else if (!isRepeated)
      await operations.end(update.id, { error_code: "no effect seen", state: "refused" })
  }
  return wish
}
