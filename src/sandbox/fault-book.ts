import type { Dice } from "./dice"
import { seededFraction } from "./dice"

/** How often a fault strikes. */
export interface FaultRule {
  /** How many times; default 1. */
  readonly count?: number
  /** How likely each time, 0 to 1; default 1. */
  readonly probability?: number
  /** Makes the probability draw the same chances in every run. */
  readonly seed?: number
}

/** A fault and how many times it will still strike. */
export type Listed<F> = F & { readonly remaining: number }

/** The faults that wait for a target (a call, a callback), first in, first out. */
export interface FaultBook<F, Target> {
  add(fault: F): void
  list(): readonly Listed<F>[]
  /** The fault that this target meets, if any; it counts as used. */
  take(target: Target): F | undefined
  clear(): void
}

interface Armed<F> {
  readonly fault: F
  readonly chance: () => number
  remaining: number
}

/** @param concerns whether a fault is meant for a target */
export function createBook<F extends FaultRule, Target>(
  dice: Dice,
  concerns: (fault: F, target: Target) => boolean,
): FaultBook<F, Target> {
  let armed: Armed<F>[] = []
  const strikes = ({ chance, fault }: Armed<F>) =>
    fault.probability === undefined || chance() < fault.probability
  return {
    add: (fault) => {
      const chance = fault.seed === undefined ? dice.fraction : seededFraction(fault.seed)
      armed.push({ chance, fault, remaining: fault.count ?? 1 })
    },
    clear: () => {
      armed = []
    },
    list: () => armed.map(({ fault, remaining }) => ({ ...fault, remaining })),
    take: (target) => {
      const found = armed.find((entry) => concerns(entry.fault, target) && strikes(entry))
      if (found) found.remaining -= 1
      armed = armed.filter(({ remaining }) => remaining > 0)
      return found?.fault
    },
  }
}
