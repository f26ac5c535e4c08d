import { mkdirSync, mkdtempSync } from "node:fs"
import { join } from "node:path"

export const ROOT = join(__dirname, "..", "..")
/** Dotted, so that nothing that watches the repository sees it. */
const DEMO = process.env["DEMO_FOLDER"] ?? join(ROOT, ".demo")

/** Where one run of the demo keeps what it has. */
export interface Folder {
  root: string
  database: string
  databaseLog: string
  storeLog: string
  /** Medusa's own settings, telemetry's queue among them: not the person's. */
  config: string
  running: string
  stamps: string
  seedResult: string
}

/** The demo's own folder, kept between runs. */
export function keptFolder(): Folder {
  mkdirSync(DEMO, { recursive: true })
  return layOut(DEMO)
}

/** A folder for one run. */
export function newFolder(name: string): Folder {
  mkdirSync(DEMO, { recursive: true })
  return layOut(mkdtempSync(join(DEMO, `${name}-`)))
}

function layOut(root: string): Folder {
  const file = (name: string) => join(root, name)
  return {
    root,
    database: file("postgres"),
    databaseLog: file("postgres.log"),
    storeLog: file("store.log"),
    config: file("config"),
    running: file("running.json"),
    stamps: file("stamps.json"),
    seedResult: file("seeded.json"),
  }
}
