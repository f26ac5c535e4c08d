import type { PaymentsCode } from "../../../../src/klarna/errors/catalogue/codes"
import { aPurchase, aPurchaseBy, SESSIONS } from "../shop"
import type { Shop } from "../shop"
import { aSignUp, mint } from "../customer-tokens"
import type { Rows } from "./row"
import { fault } from "./row"

const HOUR = 3_600_000

/** The codes that our own checks find have no answer of Klarna's. */
type FromKlarna = Exclude<
  PaymentsCode,
  "PAYMENT_METHOD_NOT_AVAILABLE" | "ALLOWED_CATEGORY_EMPTY" | "PROCESSING_ERROR"
>

const later = (shop: Shop, ms: number) => shop.sandbox.clock.advance(ms)

const readSession = (shop: Shop, id: string) => shop.call("GET", `${SESSIONS}/${id}`)

export const PAYMENTS_ROWS: Rows<FromKlarna> = {
  REJECTED: [
    {
      code: "REJECTED",
      form: "pretty",
      get: async (shop) => {
        const purchase = aPurchaseBy("customer+order-rejected@email.de")
        return shop.place(await shop.authorize(purchase), purchase)
      },
      status: 403,
      text: "Rejected",
    },
  ],
  INVALID_OPERATION: [
    {
      code: "INVALID_OPERATION",
      form: "pretty",
      get: async (shop) => mint(shop, await shop.authorize()),
      status: 403,
      text: "Not allowed to create customer token for intent buy",
    },
    {
      code: "INVALID_OPERATION",
      form: "pretty",
      get: async (shop) => {
        const token = await shop.authorize(aSignUp())
        await shop.place(token)
        return mint(shop, token)
      },
      status: 403,
      text: "Authorization token already consumed",
    },
    {
      code: "BAD_VALUE",
      form: "pretty",
      get: async (shop) => {
        const token = await shop.authorize()
        await shop.place(token)
        return shop.place(token, aPurchase({ merchant_reference2: "another" }))
      },
      status: 409,
      text: "The order has been already completed with different request body",
    },
  ],
  MERCHANT_INACTIVE: [
    fault(
      { code: "MERCHANT_INACTIVE", form: "pretty", text: "Merchant is inactive", status: 403 },
      (shop) => shop.call("POST", SESSIONS, aPurchase()),
    ),
  ],
  "NOT_FOUND: session": [
    {
      code: "NOT_FOUND",
      form: "pretty",
      get: (shop) => readSession(shop, "unknown"),
      status: 404,
      text: "Invalid session id",
    },
    {
      code: "NOT_FOUND",
      form: "pretty",
      get: async (shop) => {
        const id = await shop.openSession()
        later(shop, 48 * HOUR)
        return readSession(shop, id)
      },
      status: 404,
      text: "Invalid session id",
    },
  ],
  SESSION_COMPLETED: [
    {
      code: "SESSION_COMPLETED",
      form: "pretty",
      get: async (shop) => {
        await shop.order()
        const [session] = shop.sandbox.control.sessions()
        return shop.call("POST", `${SESSIONS}/${session?.session_id}`, {})
      },
      status: 404,
      text: "Session has already been completed",
    },
  ],
  INVALID_AUTH_TOKEN: [
    {
      code: "NOT_FOUND",
      form: "pretty",
      get: (shop) => shop.place("unknown"),
      status: 404,
      text: "Invalid authorization token",
    },
    {
      code: "NOT_FOUND",
      form: "pretty",
      get: async (shop) => {
        const token = await shop.authorize()
        later(shop, HOUR)
        return shop.place(token)
      },
      status: 404,
      text: "Invalid authorization token",
    },
  ],
}
