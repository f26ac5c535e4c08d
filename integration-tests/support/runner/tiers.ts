import { findMissingChromium, findMissingDocuments } from "./requirements"
import type { Missing } from "./requirements"

/** One of the projects of jest.config.js. */
export interface Tier {
  name: string
  /** Runs only when it is asked for by name. */
  onDemand?: boolean
  /** Starts a store: needs a database, and dynamic imports inside jest. */
  hasStore?: boolean
  /** How many files are tested at once, of those with a store; one, where nothing is said. */
  atOnce?: number
  /** What the machine lacks, if anything. */
  findMissing?: (env: NodeJS.ProcessEnv) => Missing | undefined
}

/** In the order they run: what fails fastest comes first. */
export const TIERS: readonly Tier[] = [
  { name: "unit" },
  { name: "sandbox" },
  { name: "client" },
  { name: "contract", hasStore: true, findMissing: findMissingDocuments },
  { name: "integration", hasStore: true, atOnce: 2 },
  { name: "browser", hasStore: true, findMissing: findMissingChromium },
  { name: "demo" },
  { name: "chaos" },
  { name: "long", hasStore: true, onDemand: true },
  { name: "bench", hasStore: true, onDemand: true },
]
