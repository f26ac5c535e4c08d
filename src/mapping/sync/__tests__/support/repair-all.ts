import { compare, repairable } from "../../compare"
import type { Repair } from "../../repair"
import { apply, type World } from "./model"

/** As many as are done in a row. */
const MOST_REPAIRS = 60

export interface Repaired {
  readonly world: World
  readonly done: readonly Repair[]
  readonly told: readonly Repair[]
}

/** Does the first repair that isn't only told, until there is none. @throws where one is due again after it was done */
export function repairAll(from: World): Repaired {
  let world = from
  const done: Repair[] = []
  const told: Repair[] = []
  while (done.length < MOST_REPAIRS) {
    const repairs = compare(world)
    const [next] = repairable(repairs)
    told.push(...repairs.filter((one) => one.name === "tell_difference"))
    if (!next) return { done, told, world }
    if (done.some((one) => JSON.stringify(one) === JSON.stringify(next))) {
      throw new Error(`the repair ${next.name} doesn't hold`)
    }
    done.push(next)
    world = apply(world, next)
  }
  throw new Error(`more than ${String(MOST_REPAIRS)} repairs in a row`)
}
