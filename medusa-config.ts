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
  KLARNA_AFTER_FAILED_CHARGE = "past_due",
  KLARNA_API_URL = "http://127.0.0.1:9300",
  KLARNA_CANCEL_ORDER_ON_REJECTION = "true",
  KLARNA_CHARGE_RETRY_DAYS,
  KLARNA_FALLBACK_PLACE_ORDER_MODE = "NONE",
  KLARNA_FOLLOW_SANDBOX_CLOCK = "false",
  KLARNA_MAX_TRIES = "3",
  KLARNA_MERCHANT_ID,
  KLARNA_OLD_SECRET,
  KLARNA_CAPTURE = "manual",
  KLARNA_CAPTURE_RENEWALS = KLARNA_CAPTURE,
  KLARNA_PASSWORD = "sandbox-password",
  KLARNA_RATE_LIMIT,
  KLARNA_REQUEST_TIMEOUT_MS = "10000",
  KLARNA_SECRET = "a-klarna-secret-for-development-only",
  KLARNA_SELLS_IN_OCEANIA = "false",
  KLARNA_US_PASSWORD = KLARNA_PASSWORD,
  KLARNA_USERNAME = "sandbox-username",
  REDIS_URL,
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

/** What the environment says, where it is one of several things; else the usual one. */
const oneOf = <T extends string>(said: string, usual: T, ...others: readonly T[]): T =>
  others.find((other) => other === said) ?? usual

/** What several processes of one store share; without Redis it is one process. */
const redis = { redisUrl: REDIS_URL }
const locks = {
  id: "locking-redis",
  is_default: true,
  options: redis,
  resolve: "@medusajs/medusa/locking-redis",
}
const sharedModules = [
  { options: redis, resolve: "@medusajs/medusa/event-bus-redis" },
  { options: { redis }, resolve: "@medusajs/medusa/workflow-engine-redis" },
  { options: { providers: [locks] }, resolve: "@medusajs/medusa/locking" },
]

/** The store that this repository runs as, for its demo and its tests. A store of its own uses `withKlarna`. */
module.exports = defineConfig(
  withKlarnaFromSource(
    {
      admin: { disable: DISABLE_ADMIN === "true" },
      ...(REDIS_URL ? { modules: sharedModules } : {}),
      projectConfig: {
        databaseUrl: DATABASE_URL,
        ...(REDIS_URL ? { redisUrl: REDIS_URL } : {}),
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
      afterFailedCharge: oneOf(KLARNA_AFTER_FAILED_CHARGE, "past_due", "cancel"),
      backendUrl: BACKEND_URL,
      cancelOrderOnRejection: KLARNA_CANCEL_ORDER_ON_REJECTION === "true",
      capture: oneOf(KLARNA_CAPTURE, "manual", "immediately"),
      captureRenewals: oneOf(KLARNA_CAPTURE_RENEWALS, "manual", "immediately", "on_fulfillment"),
      ...(KLARNA_CHARGE_RETRY_DAYS
        ? { chargeRetryDays: KLARNA_CHARGE_RETRY_DAYS.split(",").map(Number) }
        : {}),
      environment: "playground",
      fallbackPlaceOrderMode: oneOf(KLARNA_FALLBACK_PLACE_ORDER_MODE, "NONE", "PLACE_ORDER"),
      followSandboxClock: KLARNA_FOLLOW_SANDBOX_CLOCK === "true",
      maxTries: Number(KLARNA_MAX_TRIES),
      ...(KLARNA_RATE_LIMIT ? { rateLimits: { other: Number(KLARNA_RATE_LIMIT) } } : {}),
      requestTimeoutMs: Number(KLARNA_REQUEST_TIMEOUT_MS),
      secret: KLARNA_OLD_SECRET ? [KLARNA_SECRET, KLARNA_OLD_SECRET] : KLARNA_SECRET,
      storefrontUrl: STOREFRONT_URL,
    },
  ),
)
