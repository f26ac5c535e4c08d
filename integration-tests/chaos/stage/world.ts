import type { Closers } from "../../../demo/support/closers"
import type { Folder } from "../../../demo/support/folder"
import type { Leashed } from "../../../demo/support/leashed"
import { findFreePort } from "../../../demo/support/ports"
import { startPostgres } from "../../../demo/support/postgres/start"
import { storeEnvironment } from "../../../demo/support/store/environment"
import { prepareStore } from "../../../demo/support/store/prepare"
import { createSandbox } from "../../../src/sandbox/server"
import type { Sandbox } from "../../../src/sandbox/server"
import { newFolder } from "./folder"

const NO_PICTURES = "http://127.0.0.1:9/pictures"

/** What the processes of a store stand on: a database with the demo's shop in it, and Klarna. */
export interface World {
  readonly sandbox: Sandbox
  readonly databaseUrl: string
  readonly publishableKey: string
  /** Where logs and data are. */
  readonly folder: Folder
  /** The environment of a process that listens on `port` and finds Klarna at `klarnaUrl`. */
  readonly environment: (port: number, klarnaUrl?: string) => NodeJS.ProcessEnv
  /** Called with every process that is started. */
  readonly watch: (started: Leashed) => Promise<void>
}

export interface Opening {
  closers: Closers
  print: (line: string) => void
}

/** Starts database and sandbox and fills the store; whatever is started is handed to the closers at once. */
export async function openWorld({ closers, print }: Opening): Promise<World> {
  const folder = newFolder()
  print(`Logs, kept when something goes wrong: ${folder.root}`)
  const sandbox = await createSandbox({ port: await findFreePort() })
  await closers.add(() => sandbox.close())
  const database = await startPostgres({
    dataDir: folder.database,
    logFile: folder.databaseLog,
    throwAway: true,
  })
  await closers.add(() => database.process.stop())
  const watch = (started: Leashed) => closers.add(() => started.stop())
  const environment = (port: number, klarnaUrl = sandbox.url) =>
    storeEnvironment({
      ...folder,
      databaseUrl: database.url,
      picturesUrl: NO_PICTURES,
      port,
      sandbox: { ...sandbox, url: klarnaUrl },
      withAdmin: false,
    })
  const say = (line: string) => print(`${line} …`)
  const env = environment(0)
  const { publishableKey } = await prepareStore({ env, folder, isNewDatabase: true, say, watch })
  return { databaseUrl: database.url, environment, folder, publishableKey, sandbox, watch }
}
