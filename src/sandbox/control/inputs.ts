import { z } from "zod"

import { CALLBACK_FAULT_KINDS, CALLBACK_TARGETS, isCallbackTarget } from "../callbacks/faults"
import { isData } from "../data"
import type { FaultKind } from "../faults"
import { ENDPOINT_NAMES } from "../http/routes"
import { CATEGORIES } from "../rules/methods"
import { DECISIONS } from "../state/order"

export const AuthorizeBody = z.strictObject({
  auto_finalize: z.boolean().optional(),
  category: z.enum(CATEGORIES).optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  outcome: z.enum(["approve", "decline", "close"]).optional(),
})

/** More copies of one callback than this are a slip of the pen. */
const MOST_COPIES = 100

export const DecideBody = z.strictObject({ decision: z.enum(DECISIONS) })

export const PortalBody = z.strictObject({
  amount: z.int().min(0).optional(),
  description: z.string().optional(),
})

export const TokenBody = z.strictObject({ times: z.int().min(1).optional() })

export const HostedPageBody = z.strictObject({ category: z.enum(CATEGORIES).optional() })

export const ClockBody = z.strictObject({
  advance: z.string().optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  frozen: z.boolean().optional(),
})

const frequency = {
  count: z.int().min(1).optional(),
  probability: z.number().min(0).max(1).optional(),
  seed: z.int().optional(),
}

const UNKNOWN_ENDPOINT =
  'expected the name of a call as the journal shows it, "*" for all calls, or for callbacks one of ' +
  CALLBACK_TARGETS.join(", ")

const rule = {
  ...frequency,
  endpoint: z.enum([...ENDPOINT_NAMES, "*"], { error: UNKNOWN_ENDPOINT }).optional(),
}

const CALL_FAULT_KINDS = [
  "lost",
  "reset",
  "delay",
  "timeout",
  "rate_limited",
  "error",
  "truncated",
  "html",
] as const satisfies readonly FaultKind[]

/** Says which kinds fit, when the kind given does not. */
const kinds = (what: string, fitting: readonly string[]) => ({
  error: `expected one of ${fitting.join(", ")} for ${what}`,
})

const FaultBody = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ ...rule, kind: z.literal("lost") }),
    z.strictObject({ ...rule, kind: z.literal("reset") }),
    z.strictObject({ ...rule, kind: z.literal("delay"), ms: z.int().min(0) }),
    z.strictObject({ ...rule, kind: z.literal("timeout") }),
    z.strictObject({ ...rule, headers: z.boolean().optional(), kind: z.literal("rate_limited") }),
    z.strictObject({
      ...rule,
      code: z.string().optional(),
      effect: z.boolean().optional(),
      kind: z.literal("error"),
      message: z.string().optional(),
      status: z.int().min(400).max(599),
    }),
    z.strictObject({ ...rule, kind: z.literal("truncated") }),
    z.strictObject({ ...rule, kind: z.literal("html"), status: z.int().min(400).max(599) }),
  ],
  kinds("a call of the API", CALL_FAULT_KINDS),
)

const callbackRule = { ...frequency, endpoint: z.enum(CALLBACK_TARGETS) }

const CallbackFaultBody = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ ...callbackRule, kind: z.literal("lost") }),
    z.strictObject({
      ...callbackRule,
      kind: z.literal("duplicate"),
      times: z.int().min(2).max(MOST_COPIES).optional(),
    }),
    z.strictObject({ ...callbackRule, kind: z.literal("delay"), ms: z.int().min(0) }),
    z.strictObject({ ...callbackRule, kind: z.literal("reorder") }),
  ],
  kinds("a callback", CALLBACK_FAULT_KINDS),
)

/** What a fault's body has to look like: that depends on whether it is meant for calls or for callbacks. */
export const faultBodyFor = (body: unknown) =>
  isData(body) && isCallbackTarget(body.endpoint) ? CallbackFaultBody : FaultBody
