import { findMissingChromium, findMissingDocuments, findMissingRedis } from "./requirements"
import type { Missing } from "./requirements"

/** One of the projects of jest.config.js. */
export interface Tier {
  name: string
  /** Runs only when it is asked for by name. */
  onDemand?: boolean
  /** Starts a store: needs a database, and dynamic imports inside jest. */
  hasStore?: boolean
  /** How many files are tested at once; as jest likes where nothing is said. */
  atOnce?: number
  /** Neighbours of one group run in one go, because their files wait more than they work. */
  group?: string
  /** What the machine lacks, if anything. */
  findMissing?: (env: NodeJS.ProcessEnv) => Missing | undefined
}

/** In the order they run: what fails fastest comes first. */
export const TIERS: readonly Tier[] = [
  { name: "unit", atOnce: 2, group: "in memory" },
  { name: "sandbox", atOnce: 2, group: "in memory" },
  { name: "client", atOnce: 2, group: "in memory" },
  { name: "contract", atOnce: 1, hasStore: true, findMissing: findMissingDocuments },
  { name: "integration", atOnce: 2, hasStore: true },
  { name: "browser", atOnce: 2, hasStore: true, findMissing: findMissingChromium },
  { name: "chaos", atOnce: 2, group: "processes" },
  { name: "demo", atOnce: 2, group: "processes" },
  { name: "recurring", atOnce: 2, group: "processes", findMissing: findMissingRedis },
  { name: "long", atOnce: 1, hasStore: true, onDemand: true },
  { name: "long-recurring", onDemand: true, findMissing: findMissingRedis },
  { name: "bench", atOnce: 1, hasStore: true, onDemand: true },
]

/** Tiers that follow each other and share a group, together; every other by itself. */
export function inGoes(tiers: readonly Tier[]): Tier[][] {
  const goes: Tier[][] = []
  for (const tier of tiers) {
    const last = goes.at(-1)
    if (last && tier.group !== undefined && last[0]?.group === tier.group) last.push(tier)
    else goes.push([tier])
  }
  return goes
}
