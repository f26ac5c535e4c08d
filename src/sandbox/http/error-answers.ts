import { HEADERS } from "../../klarna/contract/headers"
import type { Refusal } from "../refusal"
import type { Answer } from "./answers"
import { prettyJson } from "./pretty-json"

/** Klarna's APIs: they write their errors and headers differently. */
export type Family = "payments" | "customer-token" | "hosted-page" | "order-management"

function errorBody(family: Family, refusal: Refusal, correlationId: string): string {
  const correlation = { correlation_id: correlationId }
  const said = { error_code: refusal.code, error_messages: [refusal.message] }
  if (family === "order-management") return JSON.stringify({ ...said, ...correlation })
  // Payments puts the correlation id first since May 2023; Customer Token does so in a 400 only (recorded).
  const isLast = family === "customer-token" && refusal.status !== 400
  const shared = isLast ? { ...said, ...correlation } : { ...correlation, ...said }
  return prettyJson({ ...shared, ...refusal.more })
}

/** An application error; the same three keys in all APIs, and now and then some more. */
export const refused = (family: Family, refusal: Refusal, correlationId: string): Answer => ({
  body: errorBody(family, refusal, correlationId),
  headers: { "Content-Type": "application/json", [HEADERS.correlationId]: correlationId },
  status: refusal.status,
})

/** Answers that no application gives, but what stands in front of it. */
export interface BareAnswer extends Answer {
  /** The gateway's own answers carry no Klarna-Correlation-Id. */
  readonly fromGateway?: boolean
}

const gatewayPage = (status: number, title: string): string =>
  [
    "<html>",
    `<head><title>${status} ${title}</title></head>`,
    "<body>",
    `<center><h1>${status} ${title}</h1></center>`,
    "<hr><center>openresty</center>",
    "</body>",
    "</html>",
    "",
  ].join("\r\n")

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Authorization Required",
  403: "Forbidden",
  404: "Not Found",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Temporarily Unavailable",
  504: "Gateway Time-out",
}

/** An HTML page of the gateway, e.g. for wrong credentials (recorded). */
export const gatewayHtml = (status: number): BareAnswer => ({
  body: gatewayPage(status, TITLES[status] ?? "Error"),
  fromGateway: true,
  headers: {
    "Content-Type": "text/html",
    ...(status === 401 ? { "WWW-Authenticate": 'Basic realm="very closed site"' } : {}),
  },
  status,
})

/** Over the rate limit: nothing but headers (recorded). */
export const rateLimited: BareAnswer = {
  body: "",
  fromGateway: true,
  headers: { "x-envoy-ratelimited": "true" },
  status: 429,
}

/** A path with characters that a path must not have (recorded). */
export const illegalPath: Answer = {
  body:
    '<!doctype html><html lang="en"><head><title>HTTP Status 400 – Bad Request</title></head>' +
    "<body><h1>HTTP Status 400 – Bad Request</h1></body></html>",
  headers: { "Content-Language": "en", "Content-Type": "text/html;charset=utf-8" },
  status: 400,
}

const REASONS: Readonly<Record<number, string>> = {
  404: "Not Found",
  405: "Method Not Allowed",
  415: "Unsupported Media Type",
}

/** What the framework says when no handler is found (recorded for 404, assumed for the others). */
export const frameworkError = (status: number, path: string, now: Date): Answer => ({
  body: JSON.stringify({
    timestamp: now.toISOString(),
    status,
    error: REASONS[status] ?? "Error",
    message: "No message available",
    path,
  }),
  headers: { "Content-Type": "application/json" },
  status,
})
