import type { ServedEndpointName } from "../klarna/contract/endpoints"
import type { Dice } from "./dice"
import { seededFraction } from "./dice"

/** What can go wrong between a merchant and Klarna. */
export type FaultEffect =
  /** The call has its effect, then the connection breaks before the answer. */
  | { readonly kind: "lost" }
  /** The connection breaks before the call has an effect. */
  | { readonly kind: "reset" }
  /** The call waits so many (real) milliseconds, then goes its normal way. */
  | { readonly kind: "delay"; readonly ms: number }
  /** The call has its effect and is never answered. */
  | { readonly kind: "timeout" }
  /** 429 without a body; `headers: false` leaves the X-RateLimit headers out. */
  | { readonly kind: "rate_limited"; readonly headers?: boolean }
  /** An error body, with or without the call's effect. */
  | {
      readonly kind: "error"
      readonly status: number
      readonly effect?: boolean
      readonly code?: string
      readonly message?: string
    }
  /** The call has its effect; the answer stops half way. */
  | { readonly kind: "truncated" }
  /** A gateway's HTML page, without an effect. */
  | { readonly kind: "html"; readonly status: number }
export type FaultKind = FaultEffect["kind"]

export interface FaultRule {
  /** Which call goes wrong; default: any. */
  readonly endpoint?: ServedEndpointName | "*"
  /** How many times; default 1. */
  readonly count?: number
  /** How likely each time, 0 to 1; default 1. */
  readonly probability?: number
  /** Makes the probability draw the same chances in every run. */
  readonly seed?: number
}
export type Fault = FaultRule & FaultEffect

export type ListedFault = Fault & { readonly remaining: number }

interface Armed {
  readonly fault: Fault
  readonly chance: () => number
  remaining: number
}

/** The faults that wait for a call, first in, first out. */
export interface FaultBook {
  add(fault: Fault): void
  list(): readonly ListedFault[]
  /** The fault that this call meets, if any; it counts as used. */
  take(endpoint: ServedEndpointName | null): Fault | undefined
  clear(): void
}

const concerns = ({ fault, remaining }: Armed, endpoint: ServedEndpointName | null): boolean =>
  remaining > 0 &&
  (fault.endpoint === undefined || fault.endpoint === "*" || fault.endpoint === endpoint)

export function createFaultBook(dice: Dice): FaultBook {
  let armed: Armed[] = []
  const strikes = ({ chance, fault }: Armed) =>
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
    take: (endpoint) => {
      const found = armed.find((entry) => concerns(entry, endpoint) && strikes(entry))
      if (found) found.remaining -= 1
      armed = armed.filter(({ remaining }) => remaining > 0)
      return found?.fault
    },
  }
}
