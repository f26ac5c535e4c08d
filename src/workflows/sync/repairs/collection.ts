import type { BookedCollection } from "../../../mapping/sync/facts"
import type { OrderScene } from "../context"
import { loadBooks, purchaseOf } from "../load"
import { paymentBooks, toMajor } from "../payment-books"

/**
 * Writes a collection's sums and status as core would: from its rows, which are read anew.
 * @param change what is to become of its amount or of a cancelled status before
 */
export async function mendCollection(
  scene: OrderScene,
  change: { readonly amount?: number; readonly revive?: boolean } = {},
): Promise<void> {
  const { books, row } = scene
  const { collection } = await loadBooks(scene, books.collection.id, await purchaseOf(scene, row))
  const amount = change.amount ?? collection.amount
  const { authorized, rows } = collection
  const isKept = collection.status === "canceled" && !change.revive
  const status = isKept ? "canceled" : statusOf({ ...collection, amount })
  await paymentBooks(scene).updatePaymentCollections(collection.id, {
    amount: toMajor(scene, amount),
    authorized_amount: toMajor(scene, authorized),
    captured_amount: toMajor(scene, rows.captured),
    refunded_amount: toMajor(scene, rows.refunded),
    status,
    ...(status === "completed" ? { completed_at: scene.klarna.clock.now() } : {}),
  })
}

/** Core's rule. @see Payment module, maybeUpdatePaymentCollection */
function statusOf({ amount, authorized, rows }: BookedCollection): string {
  if (rows.captured >= amount) return "completed"
  if (authorized === 0) return "awaiting"
  return authorized >= amount ? "authorized" : "partially_authorized"
}
