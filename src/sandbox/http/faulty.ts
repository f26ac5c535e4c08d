import { setTimeout as sleep } from "node:timers/promises"

import type { Fault, FaultEffect } from "../faults"
import { Refusal } from "../refusal"
import type { World } from "../world"
import type { Answer } from "./answers"
import type { Arrival, Dispatched } from "./dispatch"
import { dispatch } from "./dispatch"
import { dress } from "./dress"
import type { BareAnswer, Family } from "./error-answers"
import { gatewayHtml, rateLimited, refused } from "./error-answers"
import { familyOf } from "./routes"

/** What reaches the wire: an answer, a broken connection, or nothing at all. */
export type Outcome =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "broken" }
  | { readonly kind: "silent" }

const CODES: Readonly<Record<number, readonly [code: string, message: string]>> = {
  409: ["CONFLICT", "Conflict"],
  500: ["INTERNAL_SERVER_ERROR", "Unexpected server error"],
  502: ["TEMPORARILY_UNAVAILABLE", "Temporarily unavailable"],
  503: ["TEMPORARILY_UNAVAILABLE", "Temporarily unavailable"],
  504: ["TEMPORARILY_UNAVAILABLE", "Temporarily unavailable"],
}

type ErrorFault = Extract<FaultEffect, { kind: "error" }>

/** Payments says it in other words than Order Management (documented). */
const PAYMENTS_CODES: typeof CODES = { ...CODES, 500: ["INTERNAL_SERVER_ERROR", "Internal error"] }

/** Customer Token has a 503 of its own (documented). */
const TOKEN_CODES: typeof CODES = {
  ...PAYMENTS_CODES,
  503: ["SERVICE_UNAVAILABLE", "Service unavailable"],
}

const CODES_OF: Readonly<Record<Family, typeof CODES>> = {
  "customer-token": TOKEN_CODES,
  "hosted-page": PAYMENTS_CODES,
  "order-management": CODES,
  payments: PAYMENTS_CODES,
}

function errorAnswer({ code, message, status }: ErrorFault, arrival: Arrival): Answer {
  const family = familyOf(arrival.path)
  const [usualCode, usualMessage] = CODES_OF[family][status] ?? [
    "UNEXPECTED_ERROR",
    "Unexpected error",
  ]
  const refusal = new Refusal(status, code ?? usualCode, message ?? usualMessage)
  return refused(family, refusal, arrival.correlationId)
}

/** Sends another answer than the one that was due, with the headers that go with it. */
function instead(answer: BareAnswer, arrival: Arrival): Outcome {
  const allowance = { exceeded: false, limit: 5, remaining: 0 }
  return { answer: dress({ allowance, answer }, arrival), kind: "answer" }
}

function withoutRateLimitHeaders(outcome: Outcome): Outcome {
  if (outcome.kind !== "answer") return outcome
  const headers = Object.entries(outcome.answer.headers).filter(
    ([name]) => !name.startsWith("x-ratelimit-"),
  )
  return { ...outcome, answer: { ...outcome.answer, headers: Object.fromEntries(headers) } }
}

/** Half of the body, with a Content-Length that fits the half. */
function truncated(dispatched: Dispatched, arrival: Arrival): Outcome {
  const { body } = dispatched.answer
  if (body === "") return { kind: "broken" }
  const half = { ...dispatched.answer, body: body.slice(0, Math.ceil(body.length / 2)) }
  return { answer: dress({ ...dispatched, answer: half }, arrival), kind: "answer" }
}

export function normal(arrival: Arrival, world: World): Outcome {
  return { answer: dress(dispatch(arrival, world), arrival), kind: "answer" }
}

/** Acts out a fault. */
export async function faulty(fault: Fault, arrival: Arrival, world: World): Promise<Outcome> {
  switch (fault.kind) {
    case "reset":
      return { kind: "broken" }
    case "lost":
      dispatch(arrival, world)
      return { kind: "broken" }
    case "timeout":
      dispatch(arrival, world)
      return { kind: "silent" }
    case "delay":
      await sleep(fault.ms, undefined, { ref: false })
      return normal({ ...arrival, now: world.clock.now() }, world)
    case "truncated":
      return truncated(dispatch(arrival, world), arrival)
    case "error":
      if (fault.effect === true) dispatch(arrival, world)
      return instead(errorAnswer(fault, arrival), arrival)
    case "html":
      return instead(gatewayHtml(fault.status), arrival)
    case "rate_limited": {
      const outcome = instead(rateLimited, arrival)
      return fault.headers === false ? withoutRateLimitHeaders(outcome) : outcome
    }
  }
}
