import type { EndpointName } from "../klarna/contract/endpoints"
import type { FaultKind } from "./faults"

/** One call and its answer, as they went over the wire. */
export interface Exchange {
  /** When the call arrived, by the sandbox's clock: ISO 8601. */
  readonly time: string
  readonly method: string
  readonly path: string
  /** Which call it was; `null` when the path is none of Klarna's. */
  readonly endpoint: EndpointName | null
  readonly request: {
    /** Lower-case names; the password is not recorded. */
    readonly headers: Readonly<Record<string, string>>
    /** Parsed JSON, the raw text when it was not JSON, `null` when there was none. */
    readonly body: unknown
  }
  /** `null` when no answer was sent. */
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: unknown
  } | null
  /** The fault that was acted out. */
  readonly fault?: FaultKind
}

const CAPACITY = 20_000
/** How far it may outgrow its capacity before it is cut. */
const SLACK = 1.5

/** The last exchanges (or callbacks), oldest first; `total` counts the dropped ones too. */
export interface Journal<T = Exchange> {
  add(entry: T): void
  entries(): readonly T[]
  total(): number
  clear(): void
}

export function createJournal<T = Exchange>(capacity = CAPACITY): Journal<T> {
  let kept: T[] = []
  let total = 0
  return {
    add: (entry) => {
      total += 1
      kept.push(entry)
      // Cutting now and then, not at every entry, keeps this cheap for long runs.
      if (kept.length >= SLACK * capacity) kept = kept.slice(-capacity)
    },
    clear: () => {
      kept = []
      total = 0
    },
    entries: () => kept.slice(-capacity),
    total: () => total,
  }
}
