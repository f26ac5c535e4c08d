import { HEADERS } from "../../klarna/contract/headers"
import type { Answer } from "./answers"
import type { Arrival, Dispatched } from "./dispatch"
import type { Family } from "./error-answers"
import { rateLimitHeaders } from "./rate-limit"
import { familyOf } from "./routes"

/** The usual security set (recorded). */
const SECURITY = {
  "Cache-Control": "no-cache, no-store, max-age=0, must-revalidate",
  Expires: "0",
  Pragma: "no-cache",
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "X-Xss-Protection": "1; mode=block",
}

/** Who says how many milliseconds the answer took (recorded; of hosted pages nothing is known). */
const TIMED: readonly Family[] = ["payments", "customer-token"]

/** Headers that the application adds; the gateway's own answers go without (recorded). */
function applicationHeaders({ correlationId, path }: Arrival): Record<string, string> {
  return {
    ...SECURITY,
    [HEADERS.correlationId]: correlationId,
    ...(TIMED.includes(familyOf(path)) ? { "Render-Time": "1" } : {}),
  }
}

function lengthOf({ body, status }: Answer): Record<string, string> {
  return status === 204 ? {} : { "Content-Length": String(Buffer.byteLength(body)) }
}

/** An answer with everything that every answer carries. */
export function dress({ allowance, answer }: Dispatched, arrival: Arrival): Answer {
  return {
    body: answer.body,
    headers: {
      Date: arrival.now.toUTCString(),
      Server: "envoy",
      "X-Envoy-Upstream-Service-Time": "1",
      ...rateLimitHeaders(allowance),
      ...(answer.fromGateway === true ? {} : applicationHeaders(arrival)),
      ...lengthOf(answer),
      ...answer.headers,
    },
    status: answer.status,
  }
}
