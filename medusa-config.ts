import { defineConfig } from "@medusajs/framework/utils"

import { withKlarnaFromSource } from "./src/config"

const {
  ADMIN_CORS = "http://127.0.0.1:9000,http://localhost:9000",
  AUTH_CORS = "http://127.0.0.1:9000,http://localhost:9000",
  BACKEND_URL = "http://127.0.0.1:9000",
  COOKIE_SECRET = "a-cookie-secret-for-development-only",
  DATABASE_URL,
  DISABLE_ADMIN,
  JWT_SECRET = "a-jwt-secret-for-development-only",
  KLARNA_API_URL = "http://127.0.0.1:9300",
  KLARNA_CANCEL_ORDER_ON_REJECTION = "true",
  KLARNA_MAX_TRIES = "3",
  KLARNA_MERCHANT_ID,
  KLARNA_OLD_SECRET,
  KLARNA_CAPTURE = "manual",
  KLARNA_PASSWORD = "sandbox-password",
  KLARNA_RATE_LIMIT,
  KLARNA_REQUEST_TIMEOUT_MS = "10000",
  KLARNA_SECRET = "a-klarna-secret-for-development-only",
  KLARNA_SELLS_IN_OCEANIA = "false",
  KLARNA_US_PASSWORD = KLARNA_PASSWORD,
  KLARNA_USERNAME = "sandbox-username",
  STORE_CORS = "http://127.0.0.1:8000,http://localhost:8000",
  STOREFRONT_URL,
} = process.env

/** The sandbox stands in for all of Klarna's regions: it has one merchant, who sells everywhere. */
const merchant = {
  apiUrl: KLARNA_API_URL,
  merchantId: KLARNA_MERCHANT_ID,
  password: KLARNA_PASSWORD,
  username: KLARNA_USERNAME,
}

/** The store that this repository runs as, for its demo and its tests. A store of its own uses `withKlarna`. */
module.exports = defineConfig(
  withKlarnaFromSource(
    {
      admin: { disable: DISABLE_ADMIN === "true" },
      projectConfig: {
        databaseUrl: DATABASE_URL,
        http: {
          adminCors: ADMIN_CORS,
          authCors: AUTH_CORS,
          cookieSecret: COOKIE_SECRET,
          jwtSecret: JWT_SECRET,
          storeCors: STORE_CORS,
        },
      },
    },
    {
      accounts: {
        eu: { ...merchant, region: "eu" },
        us: { ...merchant, password: KLARNA_US_PASSWORD, region: "na" },
        ...(KLARNA_SELLS_IN_OCEANIA === "true" ? { au: { ...merchant, region: "oc" } } : {}),
      },
      backendUrl: BACKEND_URL,
      cancelOrderOnRejection: KLARNA_CANCEL_ORDER_ON_REJECTION === "true",
      capture: KLARNA_CAPTURE === "immediately" ? "immediately" : "manual",
      environment: "playground",
      maxTries: Number(KLARNA_MAX_TRIES),
      ...(KLARNA_RATE_LIMIT ? { rateLimits: { other: Number(KLARNA_RATE_LIMIT) } } : {}),
      requestTimeoutMs: Number(KLARNA_REQUEST_TIMEOUT_MS),
      secret: KLARNA_OLD_SECRET ? [KLARNA_SECRET, KLARNA_OLD_SECRET] : KLARNA_SECRET,
      storefrontUrl: STOREFRONT_URL,
    },
  ),
)
