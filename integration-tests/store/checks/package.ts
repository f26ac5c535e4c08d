import { deepStrictEqual as equal } from "node:assert"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

import { ROOT } from "../../../demo/support/folder"
import { npm } from "../harness/commands"
import { writeStore } from "../harness/new-store"
import type { Stage } from "../main"
import { checkContents } from "./contents"
import { checkExports } from "./exports"

/** From the source to a store that has the plugin in its node_modules, and what can be seen there without starting it. */
export async function checkPackage(stage: Stage): Promise<void> {
  const { report } = stage
  const [tarball] = await Promise.all([
    report.must("the plugin is built and packed", () => pack(stage)),
    report.must("a new store is installed", () => installStore(stage)),
  ])
  await report.must("the tarball is installed in it", () => installPlugin(stage, tarball))
  await report.check("npm has nothing to say about the plugin's peers", () => {
    const log = readFileSync(stage.place.log("install-plugin"), "utf8")
    equal(
      log.split("\n").filter((line) => /ERESOLVE|peer/i.test(line)),
      [],
    )
  })
  await checkContents(stage)
  await checkExports(stage)
}

/** @returns the tarball's path */
async function pack(stage: Stage): Promise<string> {
  const { tarballs } = stage.place
  await npm(stage, { args: ["pack", `--pack-destination=${tarballs}`], cwd: ROOT, log: "pack" })
  const [name, ...others] = readdirSync(tarballs)
  equal(others, [])
  if (!name) throw new Error(`npm pack left nothing in ${tarballs}.`)
  return join(tarballs, name)
}

async function installStore(stage: Stage): Promise<void> {
  const { store } = stage.place
  writeStore(store)
  await npm(stage, { args: ["install"], cwd: store, log: "install-store" })
}

async function installPlugin(stage: Stage, tarball: string): Promise<void> {
  const { store } = stage.place
  await npm(stage, { args: ["install", tarball], cwd: store, log: "install-plugin" })
}
