import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"

import type { MedusaContainer } from "@medusajs/framework/types"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { z } from "zod"

import { readBooks } from "../../demo/check/books"
import type { Api } from "../../demo/check/http"
import { logIn } from "../../demo/check/merchant"
import { type Offer, readOffer } from "../../demo/check/shopper"
import seed from "../../demo/seed"
import { findFreePort } from "../../demo/support/ports"
import type { KlarnaModuleService } from "../../src/modules/klarna/service"
import { openApiFolder } from "../contract/support/documents"
import { violations } from "../contract/support/openapi"
import { createSandbox, type Sandbox } from "../../src/sandbox/server"
import { rewindRows } from "./rewind"
import { stopJobs } from "./stop-jobs"
import { settled } from "./sync"

const ROOT = resolve(__dirname, "../..")
const ADMIN = { email: "admin@demo.test", password: "a-password-for-tests" }

/** A Medusa store with the demo's goods, and the Klarna that it talks to. */
export interface Store {
  readonly sandbox: Sandbox
  /** The sandbox's control API by HTTP, for helpers that speak it. */
  readonly klarna: Api
  /** The Store API with its publishable key. */
  readonly store: Api
  /** The Admin API, logged in. */
  readonly admin: Api
  readonly offer: Offer
  readonly container: () => MedusaContainer
  readonly klarnaModule: () => KlarnaModuleService
  /** For a test that ends where the two sides still differ: says in what. */
  readonly disagreeOn: (...differences: string[]) => void
}

/** How a test wants its store. */
export interface StoreWishes {
  /** Klarna reaches the store. Else what Klarna calls leads nowhere, so that no test is disturbed by it. */
  readonly callbacks?: boolean
}

/** Where nothing listens. */
const NOWHERE = "http://127.0.0.1:9"

const SeedResult = z.object({ publishableKey: z.string() })

/**
 * Tests against a real Medusa on a real PostgreSQL with a real sandbox. Each test starts with an empty Klarna and the
 * seeded store, and ends by comparing all orders of both sides, and all that went over the wire with Klarna's API
 * documents where these are given.
 */
export function inStore(
  tests: (store: () => Store) => void,
  env: Record<string, string> = {},
  wishes: StoreWishes = {},
): void {
  let sandbox: Sandbox | undefined
  beforeAll(async () => {
    sandbox = await createSandbox({ password: env["KLARNA_PASSWORD"], port: 0 })
    Object.assign(process.env, storeEnvironment(sandbox), await storeAddress(wishes), env)
  })
  afterAll(() => {
    delete process.env["PORT"]
    return sandbox?.close()
  })
  rewindRows()
  medusaIntegrationTestRunner({
    cwd: ROOT,
    inApp: true,
    testSuite: ({ api, getContainer }) => {
      let store: Store | undefined
      const current = () => {
        if (!store) throw new Error("the store isn't open yet")
        return store
      }
      beforeAll(async () => {
        if (!sandbox) throw new Error("the sandbox isn't open yet")
        const opened = await openStore(sandbox, readBaseUrl(api), getContainer)
        store = { ...opened, disagreeOn: (...differences) => (expected = differences) }
      })
      let expected: string[] = []
      beforeEach(() => {
        expected = []
        sandbox?.reset()
      })
      tests(current)
      afterEach(async () => {
        if (wishes.callbacks) await settled(current())
        const { control } = current().sandbox
        const honest = control.journal().filter(({ fault }) => fault === undefined)
        if (openApiFolder()) expect(violations(honest)).toEqual([])
        const { lines } = await readBooks(current().klarna, current().admin)
        expect(lines.flatMap(({ differences }) => differences)).toEqual(expected)
      })
    },
  })
}

function storeEnvironment({ url, username, password }: Sandbox): Record<string, string> {
  return {
    DISABLE_ADMIN: "true",
    KLARNA_API_URL: url,
    KLARNA_PASSWORD: password,
    KLARNA_USERNAME: username,
  }
}

/** The port has to be known before the store starts, because its configuration holds its address. */
async function storeAddress({ callbacks }: StoreWishes): Promise<Record<string, string>> {
  if (!callbacks) return { BACKEND_URL: NOWHERE }
  const port = String(await findFreePort())
  return { BACKEND_URL: `http://127.0.0.1:${port}`, PORT: port }
}

async function openStore(
  sandbox: Sandbox,
  baseUrl: string,
  container: () => MedusaContainer,
): Promise<Omit<Store, "disagreeOn">> {
  await stopJobs(container())
  const publishableKey = await fillStore(container())
  const store = { baseUrl, headers: { "x-publishable-api-key": publishableKey } }
  return {
    admin: await logIn(baseUrl, ADMIN),
    container,
    klarna: { baseUrl: sandbox.url },
    klarnaModule: () => container().resolve("klarna"),
    offer: await readOffer(store),
    sandbox,
    store,
  }
}

/** The demo's seed is a script that reads its wishes from the environment and leaves its result in a file. */
async function fillStore(container: MedusaContainer): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "klarna-store-"))
  const resultFile = join(folder, "seed.json")
  Object.assign(process.env, {
    DEMO_ADMIN_EMAIL: ADMIN.email,
    DEMO_ADMIN_PASSWORD: ADMIN.password,
    DEMO_PICTURES_URL: "http://127.0.0.1:9/pictures",
    DEMO_SEED_RESULT: resultFile,
  })
  await seed({ args: [], container })
  const result = SeedResult.parse(JSON.parse(readFileSync(resultFile, "utf8")))
  rmSync(folder, { recursive: true })
  return result.publishableKey
}

function readBaseUrl(api: unknown): string {
  const Client = z.object({ defaults: z.object({ baseURL: z.string() }) })
  const defaults: unknown = Reflect.get(Object(api) as object, "defaults")
  return Client.parse({ defaults }).defaults.baseURL
}
