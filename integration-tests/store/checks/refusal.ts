import { deepStrictEqual as equal } from "node:assert"
import { cpSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { z } from "zod"

import { findFreePort, HOST } from "../../../demo/support/ports"
import { medusaIn } from "../harness/commands"
import type { Stage } from "../main"
import type { EnvironmentOn } from "./boot"

const WITHIN_MS = 60_000
const RIGHT = 'region: "na"'
const WRONG = 'region: "xx"'
const SENTENCE =
  'medusa-plugin-klarna: options.accounts.us.region is "xx"; expected one of "eu", "na", "oc".'

const Line = z.object({ message: z.string() })

/** The same store with one option wrong. */
export async function checkRefusal(stage: Stage, environmentOn: EnvironmentOn): Promise<void> {
  await stage.report.check("a wrong option stops the start with one sentence", async () => {
    const log = stage.place.log("wrong-option")
    const code = await startWrong(stage, { log, environmentOn })
    const said = readMessages(log).filter((message) => message.includes("medusa-plugin-klarna:"))
    equal(said[0]?.endsWith(SENTENCE), true, `It said: ${said.join("\n") || "nothing"}`)
    equal(code, 1)
  })
}

/** Medusa's log in production: a JSON object per line. */
function readMessages(log: string): string[] {
  const lines = readFileSync(log, "utf8").split("\n")
  return lines
    .filter((line) => line.startsWith("{"))
    .map((line) => Line.parse(JSON.parse(line)).message)
}

/** @returns the exit code, 0 when it had to be stopped */
async function startWrong(
  { place, closers }: Stage,
  { log, environmentOn }: { log: string; environmentOn: EnvironmentOn },
): Promise<number> {
  const folder = join(place.store, ".medusa", "wrong")
  cpSync(place.built, folder, { recursive: true })
  const file = join(folder, "medusa-config.js")
  const config = readFileSync(file, "utf8")
  if (!config.includes(RIGHT)) throw new Error(`There is no ${RIGHT} in ${file}.`)
  writeFileSync(file, config.replace(RIGHT, WRONG))
  const port = await findFreePort()
  const args = ["start", "--host", HOST, "--port", String(port)]
  const start = medusaIn(place.store, folder)
  const started = start({ name: "medusa start", args, env: environmentOn(port), logFile: log })
  await closers.add(() => started.stop())
  const code = await Promise.race([started.exited, sleep(WITHIN_MS, 0, { ref: false })])
  await started.stop()
  return code
}
