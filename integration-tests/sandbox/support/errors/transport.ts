import type { TransportCode } from "../../../../src/klarna/errors/catalogue/codes"
import { charge } from "../customer-tokens"
import type { Reply } from "../shop"
import { aPurchase, aSandbox, ORDERS, SESSIONS, Shop } from "../shop"
import type { ErrorCase, Rows } from "./row"
import { fault, usualFault } from "./row"

const capture: ErrorCase["get"] = async (shop) => shop.capture("any", 1)
const openSession: ErrorCase["get"] = (shop) => shop.call("POST", SESSIONS, aPurchase())
const chargeAToken: ErrorCase["get"] = (shop) => charge(shop, "any")

/** More sessions in a second than the playground allows. */
async function tooMany(): Promise<Reply> {
  const sandbox = await aSandbox({ rateLimits: true })
  try {
    const shop = new Shop(sandbox)
    for (let call = 0; call < 5; call += 1) await shop.openSession()
    return await openSession(shop)
  } finally {
    await sandbox.close()
  }
}

const THROTTLED = {
  form: "empty",
  headers: {
    "content-length": "0",
    "content-type": null,
    "klarna-correlation-id": null,
    "retry-after": null,
    "x-envoy-ratelimited": "true",
    "x-ratelimit-limit": "5, 5;w=1",
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": "1",
  },
  status: 429,
} as const

const INTERNAL = { code: "INTERNAL_SERVER_ERROR", status: 500 } as const
const OUTAGE = {
  code: "TEMPORARILY_UNAVAILABLE",
  form: "compact",
  text: "Temporarily unavailable",
} as const
const TOKEN_OUTAGE = {
  code: "SERVICE_UNAVAILABLE",
  form: "pretty",
  text: "Service unavailable",
} as const

export const TRANSPORT_ROWS: Rows<TransportCode> = {
  UNAUTHORIZED: [SESSIONS, `${ORDERS}/any/captures`].map((path) => ({
    form: "html",
    get: (shop) => shop.call("POST", path, {}, { Authorization: "Basic d3Jvbmc6d3Jvbmc=" }),
    headers: {
      "content-type": "text/html",
      "klarna-correlation-id": null,
      "www-authenticate": 'Basic realm="very closed site"',
    },
    status: 401,
  })),
  TOO_MANY_REQUESTS: [
    { ...THROTTLED, get: tooMany },
    {
      ...THROTTLED,
      byFault: true,
      get: (shop) => {
        shop.sandbox.control.addFault({ kind: "rate_limited" })
        return capture(shop)
      },
    },
  ],
  INTERNAL_SERVER_ERROR: [
    usualFault({ ...INTERNAL, form: "compact", text: "Unexpected server error" }, capture),
    fault({ ...INTERNAL, form: "pretty", text: "Internal error" }, openSession),
    fault({ ...INTERNAL, form: "pretty", text: "Internal error" }, chargeAToken),
  ],
  UNEXPECTED_ERROR: [
    fault(
      { code: "UNEXPECTED_ERROR", form: "compact", status: 500, text: "Unexpected server error" },
      capture,
    ),
  ],
  TEMPORARILY_UNAVAILABLE: [
    ...[502, 503, 504].map((status) => usualFault({ ...OUTAGE, status }, capture)),
    ...[502, 503, 504].map((status): ErrorCase => ({
      byFault: true,
      form: "html",
      get: (shop) => {
        shop.sandbox.control.addFault({ kind: "html", status })
        return capture(shop)
      },
      headers: { "content-type": "text/html", "klarna-correlation-id": null },
      status,
    })),
  ],
  SERVICE_UNAVAILABLE: [
    usualFault({ ...TOKEN_OUTAGE, status: 503 }, chargeAToken),
    ...[502, 504].map((status) => fault({ ...TOKEN_OUTAGE, status }, chargeAToken)),
  ],
}
