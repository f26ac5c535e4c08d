import { mkdirSync, mkdtempSync, realpathSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** Where one run keeps what it makes: a folder of its own, outside the repository. */
export interface Place {
  root: string
  /** The store's project, as a merchant has it. */
  store: string
  /** What `medusa build` makes of it, and what is started in production. */
  built: string
  /** The plugin as npm installed it. */
  plugin: string
  tarballs: string
  /** Medusa's own settings: not the person's. */
  config: string
  database: string
  seedResult: string
  logs: string
  log: (name: string) => string
  /** What nobody wants to keep when something fails. */
  heavy: string[]
}

export function newPlace(): Place {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "medusa-store-")))
  const inRoot = (...names: string[]) => join(root, ...names)
  const logs = inRoot("logs")
  const store = inRoot("store")
  const database = inRoot("postgres")
  const tarballs = inRoot("tarballs")
  for (const folder of [logs, store, tarballs]) mkdirSync(folder)
  return {
    root,
    store,
    built: join(store, ".medusa", "server"),
    plugin: join(store, "node_modules", "medusa-plugin-klarna"),
    tarballs,
    config: inRoot("config"),
    database,
    seedResult: inRoot("seeded.json"),
    logs,
    log: (name) => join(logs, `${name}.log`),
    heavy: [store, database, tarballs],
  }
}
