import { type EndpointName, ENDPOINTS } from "../contract/endpoints"

/**
 * What went wrong, in the terms a caller decides by:
 * - `invalid_request`: our own check refused the request, nothing was sent.
 * - `unauthorized`: credentials are wrong, or belong to another region or environment.
 * - `rejected`: Klarna understood and refused (400, 403, 409, 413, 422); `code` says why.
 * - `not_found`: the session, token, order, capture or refund is unknown (404).
 * - `rate_limited`: too many calls for this merchant id (429).
 * - `unavailable`: Klarna failed (5xx).
 * - `unreachable`: no answer: refused, reset or timed out.
 * - `unreadable`: an answer that is not what the API documents, a truncated one for example.
 */
export type KlarnaErrorKind =
  | "invalid_request"
  | "unauthorized"
  | "rejected"
  | "not_found"
  | "rate_limited"
  | "unavailable"
  | "unreachable"
  | "unreadable"

export interface KlarnaErrorDetails {
  readonly kind: KlarnaErrorKind
  readonly call: EndpointName
  /** HTTP status, when there was an answer. */
  readonly status?: number | undefined
  /** Klarna's `error_code`, when the answer had one. */
  readonly code?: string | undefined
  /** Klarna's `error_messages`, or our own. They name fields; what looks like personal data is taken out of them. */
  readonly messages?: readonly string[]
  /** Klarna's id of this exchange, to be quoted to its support. */
  readonly correlationId?: string | undefined
  /** `fraud_status` of a refused charge, e.g. REJECTED. @see klarna: customer token, ErrorV2 */
  readonly fraudStatus?: string | undefined
  /** `reason` of a refused charge. */
  readonly reason?: string | undefined
  /** Whether the reason is a passing one and the very same call, key and body included, may be made again. */
  readonly retryable?: boolean
  /** Whether Klarna may have done what was asked although the answer says otherwise or never came. */
  readonly effectPossible: boolean
}

/**
 * A call of Klarna's API that did not succeed, after the client's own repeats. Ask `effectPossible` first: while it is
 * true, the outcome is unknown whatever `kind` says, because an earlier try may have had the effect.
 * Holds no credentials, tokens, addresses, bodies or personal data, so it may be logged as it is.
 */
export class KlarnaError extends Error {
  readonly kind: KlarnaErrorKind
  readonly call: EndpointName
  readonly status: number | undefined
  readonly code: string | undefined
  readonly messages: readonly string[]
  readonly correlationId: string | undefined
  readonly fraudStatus: string | undefined
  readonly reason: string | undefined
  readonly retryable: boolean
  readonly effectPossible: boolean

  constructor(details: KlarnaErrorDetails) {
    super(describe(details))
    this.name = "KlarnaError"
    this.kind = details.kind
    this.call = details.call
    this.status = details.status
    this.code = details.code
    this.messages = details.messages ?? []
    this.correlationId = details.correlationId
    this.fraudStatus = details.fraudStatus
    this.reason = details.reason
    this.retryable = details.retryable ?? false
    this.effectPossible = details.effectPossible
  }
}

/** Whether this very call certainly did nothing. A CONFLICT tells of something that is still under way. */
export function hadNoEffect({ code, effectPossible }: KlarnaError): boolean {
  return !effectPossible && code !== "CONFLICT"
}

/** Whether anything was asked for before under the same key, or with the same authorization, and wasn't answered. */
export type Tried = "first" | "again"

/**
 * Whether the answer settles what was asked for: it had no effect, and has none when it is asked for again. Of an earlier try
 * only Klarna itself can say so, by its own error code: a throttled call, refused credentials, a gateway's page, a CONFLICT or a
 * check of our own say nothing about it. What our own check refuses the first time was never sent.
 */
export function isDefiniteRefusal(error: KlarnaError, tried: Tried = "again"): boolean {
  if (error.kind === "invalid_request") return tried === "first"
  const isAboutIt = error.kind === "rejected" || error.kind === "not_found"
  return isAboutIt && error.code !== undefined && hadNoEffect(error)
}

function describe({
  call,
  kind,
  status,
  code,
  messages,
  correlationId,
}: KlarnaErrorDetails): string {
  const answer = [status, code, messages?.join("; ")].filter(Boolean).join(" ")
  const reference = correlationId ? ` (correlation id ${correlationId})` : ""
  return `Klarna ${call}: ${answer || kind}${reference}`
}

/**
 * For a call that may ask for what Klarna has no more. A gateway that finds nothing says nothing of it.
 * @throws every other error
 */
export function undefinedWhenGone(error: unknown): undefined {
  if (error instanceof KlarnaError && error.kind === "not_found" && isKlarnas(error))
    return undefined
  throw error
}

/** Klarna documents no error body for its pages: there the id that its applications give tells theirs from a gateway's. */
function isKlarnas({ call, code, correlationId }: KlarnaError): boolean {
  if (code !== undefined) return true
  return ENDPOINTS[call].path.startsWith("/hpp/") && correlationId !== undefined
}
