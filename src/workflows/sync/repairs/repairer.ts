import type { Repair, RepairName } from "../../../mapping/sync/repair"
import type { OrderScene } from "../context"

/** The repair of one name. */
export type RepairOf<N extends RepairName> = Extract<Repair, { name: N }>

/**
 * Does one repair; doing it again changes nothing. Answers whether something changed: where it didn't, only a person can
 * help.
 */
export type Repairer<N extends RepairName> = (
  scene: OrderScene,
  repair: RepairOf<N>,
) => Promise<boolean>

export type Repairers<N extends RepairName> = { readonly [Name in N]: Repairer<Name> }
