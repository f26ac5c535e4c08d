import { z } from "zod"

import { ENDPOINT_NAMES } from "../http/routes"
import { DECISIONS } from "../state/order"

export const AuthorizeBody = z.strictObject({
  auto_finalize: z.boolean().optional(),
  category: z.enum(["pay_later", "pay_now", "pay_over_time"]).optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  outcome: z.enum(["approve", "decline", "close"]).optional(),
})

export const DecideBody = z.strictObject({ decision: z.enum(DECISIONS) })

export const PortalBody = z.strictObject({
  amount: z.int().min(0).optional(),
  description: z.string().optional(),
})

export const ClockBody = z.strictObject({
  advance: z.string().optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  frozen: z.boolean().optional(),
})

const rule = {
  count: z.int().min(1).optional(),
  endpoint: z.enum([...ENDPOINT_NAMES, "*"]).optional(),
  probability: z.number().min(0).max(1).optional(),
  seed: z.int().optional(),
}

export const FaultBody = z.discriminatedUnion("kind", [
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
])
