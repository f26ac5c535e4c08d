import { TIERS } from "./tiers"
import type { Tier } from "./tiers"

export interface Selection {
  tiers: readonly Tier[]
  /** Handed to jest as they are: patterns of file names, and flags. */
  patterns: string[]
}

/** Reads `npm test -- unit http/foo`: names of tiers select them, everything else is jest's. No tier: all that run unasked. */
export function readSelection(args: readonly string[]): Selection {
  const tiers = TIERS.filter(({ name }) => args.includes(name))
  const patterns = args.filter((arg) => !TIERS.some(({ name }) => name === arg))
  const byDefault = TIERS.filter(({ onDemand }) => !onDemand)
  return { tiers: tiers.length > 0 ? tiers : byDefault, patterns }
}
