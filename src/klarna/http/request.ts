import type { z } from "zod"

import type { Endpoint, EndpointName } from "../contract/endpoints"
import { KlarnaError } from "../errors/klarna-error"
import { secretsOf } from "./secrets"
import type { HttpRequest } from "./transport"

/** A call to make: its name, its row of the endpoint table, and what fills it. */
export interface Call<Body, Answer> {
  readonly name: EndpointName
  readonly endpoint: Endpoint & {
    readonly request: z.ZodType<Body>
    readonly answer: z.ZodType<Answer>
  }
  readonly params?: Readonly<Record<string, string>>
  readonly body?: Body
  readonly idempotencyKey?: string
}

/** What may be known of a call when it fails. */
export interface CallFacts {
  readonly name: EndpointName
  /** Whether it can change anything at Klarna. */
  readonly hasEffect: boolean
  /** Whether it has one effect at most, however often it is sent as it is. */
  readonly repeatable: boolean
  /** Texts that no error may repeat; gathered only when there is one. */
  readonly secrets: () => readonly string[]
}

/** The facts of a call. @see docs/klarna-surprises.md, "Idempotency" */
export function factsOf<Body, Answer>(call: Call<Body, Answer>): CallFacts {
  const { endpoint, idempotencyKey, name, params = {} } = call
  return {
    hasEffect: endpoint.method !== "GET",
    name,
    repeatable: endpoint.repeatable || (endpoint.keyed && Boolean(idempotencyKey)),
    secrets: () => secretsOf(params, call.body),
  }
}

/**
 * The request of a call. Its body is written once, as the caller gave it, so that every repeat is identical.
 * @throws KlarnaError `invalid_request`: a field is wrong, or a path parameter can't stand in a path
 */
export function toRequest<Body, Answer>(call: Call<Body, Answer>): HttpRequest {
  const { body, endpoint, idempotencyKey } = call
  const checked = endpoint.request.safeParse(body)
  if (!checked.success) throw invalidRequest(call.name, issuesOf(checked.error))
  return {
    body: body === undefined ? undefined : JSON.stringify(body),
    idempotencyKey,
    method: endpoint.method,
    path: fillPath(call),
  }
}

/** Fields and what was expected of them; never the values, which may be personal. */
export function issuesOf(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`)
}

/** An empty segment or dots would make another call of it: a session is created, say, instead of changed (recorded). */
const NO_SEGMENT = /^\.{0,2}$/

function fillPath<Body, Answer>({ endpoint, name, params = {} }: Call<Body, Answer>): string {
  return endpoint.path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = params[key]
    if (value === undefined || NO_SEGMENT.test(value))
      throw invalidRequest(name, [`path: ${key} is missing`])
    return encodeURIComponent(value)
  })
}

function invalidRequest(call: EndpointName, messages: readonly string[]): KlarnaError {
  return new KlarnaError({ call, effectPossible: false, kind: "invalid_request", messages })
}
