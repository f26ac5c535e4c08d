import { readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"

import { ROOT } from "../folder"
import type { Folder } from "../folder"
import { untilDone } from "../leashed"
import type { Leashed } from "../leashed"
import { fingerprint, StampBook } from "../stamps"
import { startMedusa } from "./medusa"

const inRoot = (...paths: string[]) => paths.map((path) => join(ROOT, path))
const SCHEMA = inRoot("package-lock.json", "medusa-config.ts", "src/modules", "src/links")
const SEED = inRoot("demo/seed.ts", "demo/seed")

const SeedResult = z.object({ publishableKey: z.string() })
export type SeedResult = z.infer<typeof SeedResult>

interface Preparation {
  folder: Folder
  env: NodeJS.ProcessEnv
  isNewDatabase: boolean
  say: (line: string) => void
  /** Called with every process that is started. */
  watch: (started: Leashed) => Promise<void>
}

/** Brings an empty or an older database to where this version of the store wants it; skips what was done already. */
export async function prepareStore(preparation: Preparation): Promise<SeedResult> {
  const { folder, env, isNewDatabase } = preparation
  const stamps = new StampBook(folder.stamps)
  if (isNewDatabase) stamps.clear()
  const schema = fingerprint(SCHEMA)
  const steps = [
    {
      name: "The migration",
      stamp: schema,
      // Scripts bring older data up to date: a new database has none, and they take another start of the store.
      args: ["db:migrate", "--execute-safe-links", ...(isNewDatabase ? ["--skip-scripts"] : [])],
      saying: "Creating the store's tables",
    },
    {
      name: "The seed",
      stamp: fingerprint(SEED, [schema, env["DEMO_PICTURES_URL"] ?? ""]),
      args: ["exec", "demo/seed.ts"],
      saying: "Filling the store",
    },
  ]
  for (const step of steps)
    if (!stamps.has(step.name, step.stamp)) await runStep(step, preparation, stamps)
  return SeedResult.parse(JSON.parse(readFileSync(folder.seedResult, "utf8")))
}

interface Step {
  name: string
  stamp: string
  args: string[]
  saying: string
}

async function runStep(
  { name, stamp, args, saying }: Step,
  { folder, env, say, watch }: Preparation,
  stamps: StampBook,
): Promise<void> {
  say(saying)
  const started = startMedusa({ name, args, env, logFile: folder.storeLog })
  await watch(started)
  await untilDone(started)
  stamps.set(name, stamp)
}
