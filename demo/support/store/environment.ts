import type { SeedVariables } from "../../seed/environment"
import { HOST } from "../ports"
import { quietEnvironment } from "./quiet"

export const ADMIN = { email: "admin@demo.test", password: "klarna-demo" }

/** What the store has to know about everything else. */
export interface StoreSurroundings {
  port: number
  databaseUrl: string
  picturesUrl: string
  /** The demo's own checkout page; absent, a storefront on its usual port is expected. */
  checkoutUrl?: string
  sandbox: { url: string; username: string; password: string }
  withAdmin: boolean
  config: string
  seedResult: string
}

/** Storefronts in development run on this port; Next's default one comes second. */
const STOREFRONTS = [8000, 3000].flatMap((port) => [
  `http://localhost:${port}`,
  `http://127.0.0.1:${port}`,
])

export function storeUrl(port: number): string {
  return `http://${HOST}:${port}`
}

/** The environment of every Medusa process of the demo. Fixed secrets: nothing of it is reachable from elsewhere. */
export function storeEnvironment(store: StoreSurroundings): NodeJS.ProcessEnv {
  const url = storeUrl(store.port)
  const origins = [url, `http://localhost:${store.port}`]
  const storefronts = store.checkoutUrl ? [store.checkoutUrl, ...STOREFRONTS] : STOREFRONTS
  return {
    ...process.env,
    NODE_ENV: "development",
    ...quietEnvironment(store.config),
    // At this level the store says that it is ready, whatever the person's shell has set.
    LOG_LEVEL: "info",
    HMR_BIND_HOST: HOST,
    DATABASE_URL: store.databaseUrl,
    BACKEND_URL: url,
    STOREFRONT_URL: storefronts[0],
    STORE_CORS: storefronts.join(","),
    ADMIN_CORS: origins.join(","),
    AUTH_CORS: [...origins, ...storefronts].join(","),
    JWT_SECRET: "demo-jwt-secret",
    COOKIE_SECRET: "demo-cookie-secret",
    DISABLE_ADMIN: String(!store.withAdmin),
    ...klarnaVariables(store),
    ...seedVariables(store),
  }
}

function klarnaVariables({ sandbox }: StoreSurroundings) {
  return {
    KLARNA_ENVIRONMENT: "playground",
    KLARNA_API_URL: sandbox.url,
    KLARNA_USERNAME: sandbox.username,
    KLARNA_PASSWORD: sandbox.password,
    KLARNA_MERCHANT_ID: "K000000_demo",
    // A month that passes at Klarna passes in the store, too.
    KLARNA_FOLLOW_SANDBOX_CLOCK: "true",
    KLARNA_SECRET: "demo-klarna-secret-of-more-than-32-characters",
  }
}

function seedVariables({ picturesUrl, seedResult }: StoreSurroundings): SeedVariables {
  return {
    DEMO_PICTURES_URL: picturesUrl,
    DEMO_ADMIN_EMAIL: ADMIN.email,
    DEMO_ADMIN_PASSWORD: ADMIN.password,
    DEMO_SEED_RESULT: seedResult,
  }
}
