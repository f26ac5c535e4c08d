import { ErrorBody } from "../contract/error-body"
import { HEADERS } from "../contract/headers"
import { KlarnaError, type KlarnaErrorDetails, type KlarnaErrorKind } from "../errors/klarna-error"
import { parseJson } from "./parse-json"
import { redact } from "./redact"
import type { CallFacts } from "./request"
import { isPassing } from "./retry"
import type { AnswerHeaders, HttpAnswer, NoAnswerError } from "./transport"

const MAX_MESSAGES = 10

/**
 * The error that an answer outside 2xx means, whichever of Klarna's error bodies it carries: JSON with or without a
 * code, cut-off JSON, HTML or none. The status decides, the body only adds.
 */
export function toKlarnaError(facts: CallFacts, answer: HttpAnswer): KlarnaError {
  const { status } = answer
  const body = ErrorBody.safeParse(parseJson(answer.body)).data
  const secrets = facts.secrets()
  const clean = (text: string | null | undefined) => (text ? redact(text, secrets) : undefined)
  return build(facts, {
    call: facts.name,
    code: clean(body?.error_code),
    correlationId: clean(body?.correlation_id) ?? correlationIdOf(answer.headers),
    effectPossible: facts.hasEffect && (status < 400 || status >= 500),
    fraudStatus: clean(body?.fraud_status),
    kind: kindOf(status),
    messages: (body?.error_messages ?? [])
      .slice(0, MAX_MESSAGES)
      .map((message) => redact(message, secrets)),
    reason: clean(body?.reason),
    status,
  })
}

/** The error that no answer at all means. */
export function toUnreachable(facts: CallFacts, failure: NoAnswerError): KlarnaError {
  return build(facts, {
    call: facts.name,
    effectPossible: facts.hasEffect && failure.sent,
    kind: "unreachable",
    messages: [failure.message],
  })
}

/** The error that a successful answer with an unexpected body means: the effect did happen. */
export function toUnreadable(
  facts: CallFacts,
  answer: HttpAnswer,
  fields: readonly string[],
): KlarnaError {
  return build(facts, {
    call: facts.name,
    correlationId: correlationIdOf(answer.headers),
    effectPossible: facts.hasEffect,
    kind: "unreadable",
    messages: [redact(`unexpected answer: ${fields.slice(0, MAX_MESSAGES).join(", ")}`)],
    status: answer.status,
  })
}

/** The error of a call that would have had to wait too long for its turn. */
export function toCrowded(facts: CallFacts): KlarnaError {
  return build(facts, {
    call: facts.name,
    effectPossible: false,
    kind: "rate_limited",
    messages: ["not sent: too many calls of this account are waiting for their turn"],
  })
}

/** The same error for a call of which an earlier try may have had the effect. */
export function withEffectPossible(error: KlarnaError): KlarnaError {
  return new KlarnaError({ ...error, effectPossible: true })
}

/** A call that can't be repeated safely is retryable only while it certainly had no effect. */
function build(facts: CallFacts, details: KlarnaErrorDetails): KlarnaError {
  const isSafe = facts.repeatable || !details.effectPossible
  const passing = isPassing({ code: details.code, kind: details.kind, status: details.status })
  return new KlarnaError({ ...details, retryable: passing && isSafe })
}

/** The header's name as answers have it. */
const CORRELATION_ID = HEADERS.correlationId.toLowerCase()

/** An id as Klarna forms it; anything else is looked at more closely before it is shown. */
const PLAIN_ID = /^[0-9a-f-]{1,36}$/i

export function correlationIdOf(headers: AnswerHeaders): string | undefined {
  const id = headers.get(CORRELATION_ID)
  return id === undefined || PLAIN_ID.test(id) ? id : redact(id)
}

function kindOf(status: number): KlarnaErrorKind {
  if (status === 401) return "unauthorized"
  if (status === 404) return "not_found"
  if (status === 429) return "rate_limited"
  if (status >= 500) return "unavailable"
  return status >= 400 ? "rejected" : "unreadable"
}
