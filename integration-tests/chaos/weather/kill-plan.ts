import type { Dice } from "../dice"

/** The moments of a purchase in which the store's process dies. */
export const PHASES = [
  "after the order row",
  "after Klarna's answer to place-order",
  "after the capture row",
  "after Klarna's answer to the capture",
  "at some other call",
] as const
export type Phase = (typeof PHASES)[number]

const PURCHASES_PER_KILL = 80
const [LEAST, MOST] = [8, 60]

/** A kill costs the time of a restart: the first eight for sure, then one more for every so many purchases. */
export function planKills(purchases: number, dice: Dice): Phase[] {
  const count = Math.min(MOST, LEAST + Math.floor(purchases / PURCHASES_PER_KILL))
  const rounds = Math.ceil(count / PHASES.length)
  const plan = Array.from({ length: rounds }, () => dice.shuffled(PHASES))
  return plan.flat().slice(0, count)
}
