import { writeFileSync } from "node:fs"

import { createSandbox } from "../../src/sandbox/server"
import { serveCheckout } from "../checkout/serve"
import type { Checkout } from "../checkout/serve"
import type { Closers } from "./closers"
import type { Folder } from "./folder"
import type { Leashed } from "./leashed"
import { findFreePort } from "./ports"
import type { Pictures } from "./pictures"
import { startPostgres } from "./postgres/start"
import type { Postgres } from "./postgres/start"
import { storeEnvironment } from "./store/environment"
import { prepareStore } from "./store/prepare"
import { serveStore } from "./store/serve"

/** Ports that people find again; absent, any free ones are taken. */
export interface WantedPorts {
  checkout: number
  store: number
  sandbox: number
}

interface Wish {
  folder: Folder
  pictures: Pictures
  ports?: WantedPorts
  withAdmin: boolean
  /** True when nobody will miss the data. */
  throwAway: boolean
  say: (line: string) => void
}

export interface Shop {
  checkoutUrl: string
  storeUrl: string
  sandbox: { url: string; username: string; password: string }
  databaseUrl: string
  publishableKey: string
  /** What ends the shop when it ends by itself. */
  processes: Leashed[]
}

/** Starts everything the shop needs, in a fixed order; whatever is started is handed to the closers at once. */
export async function bootShop(wish: Wish, closers: Closers): Promise<Shop> {
  const sandbox = await createSandbox({ port: await findFreePort(wish.ports?.sandbox) })
  await closers.add(() => sandbox.close())
  const checkout = await serveCheckout(wish.ports?.checkout)
  await closers.add(() => checkout.stop())
  wish.say("Starting the database")
  const database = await bootDatabase(wish, closers)
  const started = { checkout, database, sandbox }
  const { url: storeUrl, publishableKey, process } = await bootStore(wish, started, closers)
  checkout.open({ publishableKey, sandboxUrl: sandbox.url, storeUrl })
  const processes = [database.process, process]
  const { url: checkoutUrl } = checkout
  return { checkoutUrl, databaseUrl: database.url, processes, publishableKey, sandbox, storeUrl }
}

async function bootDatabase({ folder, throwAway }: Wish, closers: Closers): Promise<Postgres> {
  const { database: dataDir, databaseLog: logFile } = folder
  const database = await startPostgres({ dataDir, logFile, throwAway })
  await closers.add(() => database.process.stop())
  return database
}

interface Started {
  checkout: Checkout
  sandbox: Shop["sandbox"]
  database: Postgres
}

async function bootStore(wish: Wish, started: Started, closers: Closers) {
  const { checkout, database, sandbox } = started
  const { folder, say } = wish
  const watch = (started: Leashed) => closers.add(() => started.stop())
  const environment = (port: number) =>
    storeEnvironment({
      ...wish,
      ...folder,
      checkoutUrl: checkout.url,
      port,
      databaseUrl: database.url,
      picturesUrl: wish.pictures.url,
      sandbox,
    })
  writeFileSync(folder.storeLog, "")
  const isNewDatabase = database.isNew
  const seeded = await prepareStore({ folder, env: environment(0), isNewDatabase, say, watch })
  say("Starting the store")
  // Only now, so that nobody takes the port while the store is prepared.
  const port = await findFreePort(wish.ports?.store)
  const served = await serveStore({ port, env: environment(port), logFile: folder.storeLog, watch })
  return { ...served, publishableKey: seeded.publishableKey }
}
