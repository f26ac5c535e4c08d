import type { CallbackFaultEffect } from "../../../src/sandbox/callbacks/faults"
import type { FaultEffect } from "../../../src/sandbox/faults"

/** What goes wrong with calls to Klarna, and how often: the share of calls that each meets. */
export const CALL_FAULTS = {
  lost: { fault: { kind: "lost" }, weight: 0.025 },
  reset: { fault: { kind: "reset" }, weight: 0.02 },
  timeout: { fault: { kind: "timeout" }, weight: 0.01 },
  throttled: { fault: { headers: false, kind: "rate_limited" }, weight: 0.015 },
  "500 after the effect": { fault: { effect: true, kind: "error", status: 500 }, weight: 0.02 },
  "503 without effect": { fault: { effect: false, kind: "error", status: 503 }, weight: 0.02 },
  delayed: { fault: { kind: "delay", ms: 250 }, weight: 0.03 },
  truncated: { fault: { kind: "truncated" }, weight: 0.02 },
  "a gateway's 502": { fault: { kind: "html", status: 502 }, weight: 0.01 },
  "a gateway's 401": { fault: { kind: "html", status: 401 }, weight: 0.01 },
} as const satisfies Record<string, { fault: FaultEffect; weight: number }>

/** What goes wrong with Klarna's calls to the store. */
export const CALLBACK_FAULTS = {
  "callback lost": { fault: { kind: "lost" }, weight: 0.15 },
  "callback duplicated": { fault: { kind: "duplicate", times: 3 }, weight: 0.1 },
  "callback delayed": { fault: { kind: "delay", ms: 2_000 }, weight: 0.1 },
  "callback reordered": { fault: { kind: "reorder" }, weight: 0.1 },
} as const satisfies Record<string, { fault: CallbackFaultEffect; weight: number }>

export type CallFaultName = keyof typeof CALL_FAULTS
export type FaultName = CallFaultName | keyof typeof CALLBACK_FAULTS
