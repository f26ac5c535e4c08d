import { readFileSync, writeFileSync } from "node:fs"
import { z } from "zod"

import { untilDone } from "../../../demo/support/leashed"
import { findFreePort } from "../../../demo/support/ports"
import { startPostgres } from "../../../demo/support/postgres/start"
import { storeEnvironment } from "../../../demo/support/store/environment"
import { serveStore } from "../../../demo/support/store/serve"
import { medusaIn } from "../harness/commands"
import { startSandbox } from "../harness/sandbox"
import type { Sandbox } from "../harness/sandbox"
import type { Stage } from "../main"
import { checkRefusal } from "./refusal"

const SeedResult = z.object({ publishableKey: z.string() })

/** A store that sells. */
export interface OpenStore {
  url: string
  sandboxUrl: string
  publishableKey: string
}

/** The environment of the store's processes, on a port. */
export type EnvironmentOn = (port: number) => NodeJS.ProcessEnv

/** What a merchant does to go live: build, migrate, start; with a database and a Klarna of the test. */
export async function checkBoot(stage: Stage): Promise<OpenStore> {
  const { report } = stage
  const sandbox = await report.must("the plugin's klarna-sandbox runs", () => startSandbox(stage))
  await report.check("it serves its browser script, and its page to people", async () => {
    await expectServed(`${sandbox.url}/kp/lib/v1/api.js`, "klarnaAsyncCallback")
    await expectServed(`${sandbox.url}/_sandbox`, "<!doctype html>")
  })
  const environmentOn = await openDatabase(stage, sandbox)
  const run = (step: Omit<Step, "environmentOn">) =>
    report.must(step.sentence, () => runMedusa(stage, { ...step, environmentOn }))
  await run({
    sentence: "the store is built, its types agree with the plugin's",
    args: ["build"],
    log: "build",
    cwd: stage.place.store,
  })
  await checkRefusal(stage, environmentOn)
  const migrate = ["db:migrate", "--execute-safe-links", "--skip-scripts"]
  await run({ sentence: "the migrations run", args: migrate, log: "migrate" })
  await run({ sentence: "the store is filled", args: ["exec", "src/scripts/seed.js"], log: "seed" })
  const { publishableKey } = SeedResult.parse(
    JSON.parse(readFileSync(stage.place.seedResult, "utf8")),
  )
  const url = await report.must("the store starts", () => serve(stage, environmentOn))
  return { url, sandboxUrl: sandbox.url, publishableKey }
}

async function expectServed(url: string, part: string): Promise<void> {
  const response = await fetch(url, { headers: { accept: "text/html" } })
  const text = await response.text()
  if (!response.ok || !text.toLowerCase().includes(part.toLowerCase()))
    throw new Error(`${url} answered ${response.status} without ${part}.`)
}

async function openDatabase({ place, closers }: Stage, sandbox: Sandbox): Promise<EnvironmentOn> {
  const wish = { dataDir: place.database, logFile: place.log("postgres"), throwAway: true }
  const database = await startPostgres(wish)
  await closers.add(() => database.process.stop())
  return (port) => ({
    ...storeEnvironment({
      port,
      databaseUrl: database.url,
      // Nobody looks at the products.
      picturesUrl: sandbox.url,
      sandbox,
      withAdmin: false,
      config: place.config,
      seedResult: place.seedResult,
    }),
    NODE_ENV: "production",
  })
}

interface Step {
  sentence: string
  args: string[]
  log: string
  /** Absent: where the built store is. */
  cwd?: string
  environmentOn: EnvironmentOn
}

async function runMedusa({ place, closers }: Stage, step: Step): Promise<void> {
  const { args, log, cwd = place.built, environmentOn } = step
  const start = medusaIn(place.store, cwd)
  const name = `medusa ${args[0] ?? ""}`
  const started = start({ name, args, env: environmentOn(0), logFile: place.log(log) })
  await closers.add(() => started.stop())
  await untilDone(started)
}

async function serve({ place, closers }: Stage, environmentOn: EnvironmentOn): Promise<string> {
  const port = await findFreePort()
  const logFile = place.log("store")
  writeFileSync(logFile, "")
  const { url } = await serveStore({
    port,
    env: environmentOn(port),
    logFile,
    watch: (started) => closers.add(() => started.stop()),
    start: medusaIn(place.store, place.built),
  })
  return url
}
