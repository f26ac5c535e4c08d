import type { EndpointName } from "../klarna/contract/endpoints"
import type { Dice } from "./dice"
import type { FaultBook, FaultRule, Listed } from "./fault-book"
import { createBook } from "./fault-book"

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

export type Fault = FaultRule & {
  /** Which call goes wrong; default: any. */
  readonly endpoint?: EndpointName | "*"
} & FaultEffect

export type ListedFault = Listed<Fault>

/** The faults that wait for a call of the API; `null` is a call that Klarna does not know. */
export type ApiFaultBook = FaultBook<Fault, EndpointName | null>

export const createFaultBook = (dice: Dice): ApiFaultBook =>
  createBook(dice, ({ endpoint = "*" }, called) => endpoint === "*" || endpoint === called)
