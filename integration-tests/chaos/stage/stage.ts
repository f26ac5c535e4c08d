import { join } from "node:path"

import type { Api } from "../../../demo/check/http"
import { logIn } from "../../../demo/check/merchant"
import { readOffer } from "../../../demo/check/shopper"
import type { Offer } from "../../../demo/check/shopper"
import type { Closers } from "../../../demo/support/closers"
import type { Leashed } from "../../../demo/support/leashed"
import { findFreePort } from "../../../demo/support/ports"
import { startPostgres } from "../../../demo/support/postgres/start"
import { ADMIN, storeEnvironment, storeUrl } from "../../../demo/support/store/environment"
import { prepareStore } from "../../../demo/support/store/prepare"
import { createSandbox } from "../../../src/sandbox/server"
import type { Sandbox } from "../../../src/sandbox/server"
import { startProxy } from "../weather/proxy"
import type { Gate } from "../weather/proxy"
import { newFolder } from "./folder"
import { StoreProcess } from "./store-process"

/** Everything a campaign plays on. */
export interface Stage {
  sandbox: Sandbox
  /** The sandbox's control API by HTTP. */
  klarna: Api
  process: StoreProcess
  store: Api
  admin: Api
  offer: Offer
  /** Where logs and data are. */
  folder: string
}

/** Klarna's answers are waited for so long: a store in a storm has no patience. */
const IMPATIENCE = { KLARNA_MAX_TRIES: "2", KLARNA_REQUEST_TIMEOUT_MS: "700" }
const NO_PICTURES = "http://127.0.0.1:9/pictures"

/** Below those that the system gives away to whoever asks: nobody takes it while the store starts again. */
const PORT = 21_000

interface Opening {
  closers: Closers
  gate: Gate
  print: (line: string) => void
}

/** Starts database, sandbox, proxy and store; whatever is started is handed to the closers at once. */
export async function openStage({ closers, gate, print }: Opening): Promise<Stage> {
  const folder = newFolder()
  print(`Logs, kept when something goes wrong: ${folder.root}`)
  const sandbox = await createSandbox({ port: await findFreePort() })
  await closers.add(() => sandbox.close())
  const proxy = await startProxy(Number(new URL(sandbox.url).port), gate)
  await closers.add(() => proxy.close())
  const database = await startPostgres({
    dataDir: folder.database,
    logFile: folder.databaseLog,
    throwAway: true,
  })
  await closers.add(() => database.process.stop())
  const watch = (started: Leashed) => closers.add(() => started.stop())
  const environment = (port: number) => ({
    ...storeEnvironment({
      ...folder,
      databaseUrl: database.url,
      picturesUrl: NO_PICTURES,
      port,
      sandbox: { ...sandbox, url: proxy.url },
      withAdmin: false,
    }),
    ...IMPATIENCE,
  })
  const say = (line: string) => print(`${line} …`)
  const env = environment(0)
  const seeded = await prepareStore({ env, folder, isNewDatabase: true, say, watch })
  const port = await findFreePort(PORT)
  const logs = join(folder.root, "logs")
  const process = new StoreProcess({ env: environment(port), logs, port, watch })
  await process.start()
  const baseUrl = storeUrl(port)
  const store = { baseUrl, headers: { "x-publishable-api-key": seeded.publishableKey } }
  return {
    admin: await logIn(baseUrl, ADMIN),
    folder: folder.root,
    klarna: { baseUrl: sandbox.url },
    offer: await readOffer(store),
    process,
    sandbox,
    store,
  }
}
