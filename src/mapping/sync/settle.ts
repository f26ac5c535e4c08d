import { KEY_LIFE_MS } from "../../klarna/contract/lifetimes"
import type { KnownOperation, OrderFacts } from "./facts"
import type { BookedEffect, Matched } from "./match"
import type { Repair } from "./repair"

/** Operations whose answer was lost, as far as Klarna's order tells what became of them. */
export function settle(
  { klarna, now, operations }: OrderFacts,
  captures: Matched<BookedEffect>,
  refunds: Matched<BookedEffect>,
): Repair[] {
  return operations.flatMap((operation): Repair[] => {
    if (operation.state !== "unknown") return []
    const klarnaId = madeBy(operation, captures) ?? madeBy(operation, refunds) ?? null
    const isDone = klarnaId !== null || showsIn(klarna, operation)
    const isOld = now.getTime() - operation.createdAt.getTime() > KEY_LIFE_MS
    if (!isDone && !isOld) return []
    const state = isDone ? "done" : "refused"
    return [{ klarnaId, name: "settle_operation", operationId: operation.id, state }]
  })
}

/** Klarna's id of the effect: by its reference, or by the row that asked for it and found it by its amount. */
function madeBy(
  { reference }: KnownOperation,
  { pairs, unbooked }: Matched<BookedEffect>,
): string | undefined {
  if (!reference) return undefined
  const effects = [...pairs.map(({ klarna }) => klarna), ...unbooked]
  const named = effects.find((effect) => effect.reference === reference)
  return (named ?? pairs.find(({ booked }) => booked.id === reference)?.klarna)?.id
}

/** Effects that an order's state or amount shows. */
function showsIn(
  { order_amount, status }: OrderFacts["klarna"],
  { amount, kind }: KnownOperation,
): boolean {
  if (kind === "cancel") return status === "CANCELLED"
  if (kind === "release") return status === "CAPTURED"
  return kind === "update" && order_amount === amount
}
