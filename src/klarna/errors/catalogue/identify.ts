import { ENDPOINTS } from "../../contract/endpoints"
import type { KlarnaError } from "../klarna-error"
import { badValueOf } from "./bad-value-fields"
import type { CatalogueCode } from "./codes"
import { ERRORS, isCatalogueCode } from "./errors"
import { ownCheckOf } from "./own-check-fields"
import type { ErrorRow } from "./row"

/**
 * The catalogue's name of an error. Decided in this order: no answer; the statuses a gateway gives without a code (401,
 * 429, 5xx: a failure of Klarna's is never read as a refusal, whatever code it carries); call, code and text where one
 * code means several things; the code; the class of the status.
 */
export function identify(error: KlarnaError): CatalogueCode {
  switch (error.kind) {
    case "invalid_request":
      return ownCheckOf(error.messages)
    case "unreachable":
      return "UNKNOWN: unreachable"
    case "unreadable":
      return "UNKNOWN: unreadable"
    case "unauthorized":
      return "UNAUTHORIZED"
    case "rate_limited":
      return "TOO_MANY_REQUESTS"
    case "unavailable":
      return failureOf(error)
    case "not_found":
    case "rejected":
      return refusalOf(error)
  }
}

/** The row of an error: what it means, what may be done, and what to tell whom. */
export function rowOf(error: KlarnaError): ErrorRow {
  return ERRORS[identify(error)]
}

function failureOf({ code, status = 500 }: KlarnaError): CatalogueCode {
  const known = nameOf(code)
  if (known && ERRORS[known].http.some((listed) => listed >= 500)) return known
  if (code) return "UNKNOWN: 5xx"
  if (status === 500) return "INTERNAL_SERVER_ERROR"
  return ERRORS.TEMPORARILY_UNAVAILABLE.http.includes(status)
    ? "TEMPORARILY_UNAVAILABLE"
    : "UNKNOWN: 5xx"
}

function refusalOf(error: KlarnaError): CatalogueCode {
  const known = nameOf(error.code)
  if (known === "BAD_VALUE") return badValue(error)
  if (known === "NOT_FOUND") return notFound(error)
  return known ?? byStatus(error)
}

/** A 409 `BAD_VALUE` compares with what was authorized, or with an order that exists already: that one is read first. */
function badValue({ status, messages }: KlarnaError): CatalogueCode {
  const text = messages.join("; ")
  if (/already (been )?completed/i.test(text)) return "INVALID_OPERATION"
  if (status === 409 || /not matching/i.test(text)) return "BAD_VALUE: not matching"
  return badValueOf(text)
}

/** `NOT_FOUND` means what the call is about. An authorization that can't be released needs no new one. */
function notFound({ call, messages }: KlarnaError): CatalogueCode {
  const { path, method } = ENDPOINTS[call]
  if (!path.startsWith("/payments/") || method === "DELETE") return "NOT_FOUND"
  const text = messages.join("; ")
  if (/authorization token/i.test(text)) return "INVALID_AUTH_TOKEN"
  if (/session id/i.test(text)) return "NOT_FOUND: session"
  return path.includes("/authorizations/") ? "INVALID_AUTH_TOKEN" : "NOT_FOUND: session"
}

/** Other spellings of the same code. @see docs/klarna-surprises.md, "Six error bodies" */
const SPELLINGS: Readonly<Record<string, CatalogueCode>> = {
  INVALID_ORDER_ID: "NO_SUCH_ORDER",
  TOKEN_CANCELED: "TOKEN_CANCELLED",
}

function nameOf(code: string | undefined): CatalogueCode | undefined {
  const upper = code?.toUpperCase() ?? ""
  return isCatalogueCode(upper) ? upper : SPELLINGS[upper]
}

const REFUSED = new Set(["REJECTED", "STOPPED"])

function byStatus({ fraudStatus, kind, status }: KlarnaError): CatalogueCode {
  if (REFUSED.has(fraudStatus?.toUpperCase() ?? "")) return "REJECTED"
  if (kind === "not_found") return "UNKNOWN: 404"
  if (status === 413) return "REQUEST_TOO_LARGE"
  const name = `UNKNOWN: ${status}`
  return isCatalogueCode(name) ? name : "UNKNOWN: 4xx"
}
