import type { UnknownCode } from "../../../../src/klarna/errors/catalogue/codes"
import { aPurchase, ORDERS, SESSIONS } from "../shop"
import type { ErrorCase, Rows } from "./row"
import { fault } from "./row"

/** What comes without an answer of Klarna's, or in spite of a good one. */
type FromKlarna = Exclude<
  UnknownCode,
  "UNKNOWN: unreachable" | "UNKNOWN: unreadable" | "UNKNOWN: outcome" | "UNKNOWN: invalid_request"
>

/** A code that nobody knows yet. */
const novel = (status: number): ErrorCase =>
  fault({ code: "BRAND_NEW", form: "compact", text: "Something new", status }, (shop) =>
    shop.capture("any", 1),
  )

const FRAMEWORK = { "content-type": "application/json" }

export const UNKNOWN_ROWS: Rows<FromKlarna> = {
  "UNKNOWN: 400": [
    novel(400),
    {
      form: "html",
      get: (shop) => shop.call("GET", `${ORDERS}/%7B%7D`),
      headers: { "content-language": "en", "content-type": "text/html;charset=utf-8" },
      status: 400,
    },
  ],
  "UNKNOWN: 403": [novel(403)],
  "UNKNOWN: 404": [
    novel(404),
    {
      form: "framework",
      get: (shop) => shop.call("GET", `${ORDERS}/`),
      headers: FRAMEWORK,
      more: {
        error: "Not Found",
        message: "No message available",
        path: "/merchants/K000000/orders/",
      },
      status: 404,
    },
  ],
  "UNKNOWN: 409": [novel(409)],
  "UNKNOWN: 422": [novel(422)],
  "UNKNOWN: 4xx": [
    ...[402, 406, 410, 451].map(novel),
    {
      form: "framework",
      get: (shop) => shop.call("DELETE", SESSIONS),
      headers: FRAMEWORK,
      more: { error: "Method Not Allowed", path: SESSIONS },
      status: 405,
    },
    {
      form: "framework",
      get: (shop) =>
        shop.call("POST", SESSIONS, JSON.stringify(aPurchase()), { "Content-Type": "text/plain" }),
      headers: FRAMEWORK,
      more: { error: "Unsupported Media Type", path: SESSIONS },
      status: 415,
    },
  ],
  "UNKNOWN: 5xx": [500, 501, 502, 503, 504, 505].map(novel),
}
