import type { Repair, RepairName } from "../../../mapping/sync/repair"
import type { OrderScene } from "../context"
import { AT_KLARNA } from "./at-klarna"
import { CHANGED_ORDER } from "./changed-order"
import { IN_BOOKS } from "./in-books"
import { ORDERS } from "./orders"
import { PAYMENTS } from "./payments"
import type { RepairOf, Repairers } from "./repairer"
import { TELL } from "./tell"

/** Every repair by its name: a missing one doesn't compile. */
const REPAIRERS: Repairers<RepairName> = {
  ...AT_KLARNA,
  ...CHANGED_ORDER,
  ...IN_BOOKS,
  ...ORDERS,
  ...PAYMENTS,
  ...TELL,
}

/** Does a repair. Answers whether something changed. */
export function repair<N extends RepairName>(
  scene: OrderScene,
  found: { readonly name: N } & RepairOf<N>,
): Promise<boolean> {
  const repairer = REPAIRERS[found.name]
  return repairer(scene, found)
}

/** Tells repairs apart: doing the same one twice in a row means that it didn't help. */
export function keyOf(found: Repair): string {
  return JSON.stringify(found)
}
