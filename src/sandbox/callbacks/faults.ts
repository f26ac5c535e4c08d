import type { Dice } from "../dice"
import type { FaultBook, FaultRule } from "../fault-book"
import { createBook } from "../fault-book"
import type { CallbackKind } from "./kinds"

/** What can go wrong on the way from Klarna to a merchant. */
export type CallbackFaultEffect =
  /** It is never sent. */
  | { readonly kind: "lost" }
  /** It is sent several times, as callbacks of their own. Default: 2 in all. */
  | { readonly kind: "duplicate"; readonly times?: number }
  /** It is sent so many milliseconds later, by the sandbox's clock. */
  | { readonly kind: "delay"; readonly ms: number }
  /** It is held until another one has been delivered, or for a minute of the sandbox's clock. */
  | { readonly kind: "reorder" }
export type CallbackFaultKind = CallbackFaultEffect["kind"]

export const CALLBACK_FAULT_KINDS = [
  "lost",
  "duplicate",
  "delay",
  "reorder",
] as const satisfies readonly CallbackFaultKind[]

/** The callback kind that each target stands for; `null`: every kind. */
const KIND_OF = {
  authorizationCallback: "authorization",
  callbacks: null,
  notificationCallback: "notification",
  pushCallback: "push",
  statusUpdateCallback: "status_update",
} as const satisfies Record<string, CallbackKind | null>

export type CallbackTarget = keyof typeof KIND_OF

const isTarget = (name: string): name is CallbackTarget => Object.hasOwn(KIND_OF, name)

export const CALLBACK_TARGETS: readonly CallbackTarget[] = Object.keys(KIND_OF).filter(isTarget)

/** The `endpoint` of a fault that concerns callbacks. */
export const isCallbackTarget = (name: unknown): name is CallbackTarget =>
  typeof name === "string" && isTarget(name)

export type CallbackFault = FaultRule & {
  /** Which callbacks go wrong; `callbacks` are all of them. */
  readonly endpoint: CallbackTarget
} & CallbackFaultEffect

export const isCallbackFault = <F extends { readonly endpoint?: string }>(
  fault: F | CallbackFault,
): fault is CallbackFault => isCallbackTarget(fault.endpoint)

export type CallbackFaultBook = FaultBook<CallbackFault, CallbackKind>

export const createCallbackFaultBook = (dice: Dice): CallbackFaultBook =>
  createBook(dice, ({ endpoint }, kind) => {
    const wanted = KIND_OF[endpoint]
    return wanted === null || wanted === kind
  })
