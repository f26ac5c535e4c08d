import type { OrderFacts } from "../../facts"
import type { Repair, RepairName } from "../../repair"
import { IN_MODELLED_BOOKS } from "./model-books"
import { AT_MODELLED_KLARNA } from "./model-klarna"
import { MODELLED_ORDERS } from "./model-orders"

export type RepairOf<N extends RepairName> = Extract<Repair, { name: N }>

/** What is compared, and what Klarna would refuse. */
export interface World extends OrderFacts {
  readonly refused: ReadonlySet<string>
}

export type Modelled<N extends RepairName> = {
  readonly [Name in N]: (world: World, repair: RepairOf<Name>) => World
}

const unchanged = (world: World) => world

/** What each repair does to both sides, the simplest way: what core or Klarna wouldn't do throws. */
const MODEL: Modelled<RepairName> = {
  ...AT_MODELLED_KLARNA,
  ...IN_MODELLED_BOOKS,
  ...MODELLED_ORDERS,
  tell_difference: unchanged,
  tell_rejected: unchanged,
  warn_expiring: unchanged,
}

export function apply<N extends RepairName>(
  world: World,
  repair: { readonly name: N } & RepairOf<N>,
): World {
  return MODEL[repair.name](world, repair)
}
