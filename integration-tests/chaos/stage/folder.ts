import { mkdirSync, mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import type { Folder } from "../../../demo/support/folder"

/** A folder outside the repository for one campaign. */
export function newFolder(): Folder {
  const root = mkdtempSync(join(tmpdir(), "klarna-chaos-"))
  const file = (name: string) => join(root, name)
  mkdirSync(file("logs"))
  return {
    root,
    config: file("config"),
    database: file("postgres"),
    databaseLog: file("logs/postgres.log"),
    running: file("running.json"),
    seedResult: file("seeded.json"),
    stamps: file("stamps.json"),
    storeLog: file("logs/prepare.log"),
  }
}
