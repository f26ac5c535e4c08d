import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import type { Closers } from "../../../demo/support/closers"
import { runAndClean } from "../../../demo/support/run"
import { startTestDatabase, storeVariables } from "./environment"
import { countTests, startJest, untilCounted } from "./jest"
import { readSelection } from "./selection"
import type { Selection } from "./selection"
import { add, formatTally, NOTHING } from "./tally"
import type { Tally } from "./tally"
import { inGoes } from "./tiers"
import type { Tier } from "./tiers"

/** `npm test`. Prints what jest prints, tier by tier, and the sum of all in the last line. @returns the exit code */
export async function main(args: readonly string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "medusa-plugin-klarna-test-"))
  let total = { ...NOTHING, failed: 1 }
  const work = async (closers: Closers) => {
    total = await runTiers(readSelection(args), { folder, closers })
    return total.failed === 0 ? 0 : 1
  }
  const code = await runAndClean({ work, codeWhenStopped: 1 })
  rmSync(folder, { recursive: true, force: true })
  console.log(formatTally(total))
  return code
}

interface Place {
  folder: string
  closers: Closers
}

async function runTiers({ tiers, patterns }: Selection, place: Place): Promise<Tally> {
  let total = NOTHING
  let variables: NodeJS.ProcessEnv | undefined
  for (const go of inGoes(tiers)) {
    console.log(`\n=== ${go.map(({ name }) => name).join(", ")}`)
    const able: Tier[] = []
    for (const tier of go) {
      const missed = missTier(tier, patterns)
      if (missed) total = add(total, missed)
      else able.push(tier)
    }
    if (able.length === 0) continue
    const needsStore = able.some(({ hasStore }) => hasStore)
    if (needsStore) variables ??= await openDatabase(place)
    const env = { ...process.env, ...(needsStore ? variables : {}) }
    total = add(total, await runGo({ tiers: able, patterns, env }, place))
  }
  return total
}

async function runGo(
  go: { tiers: readonly Tier[]; patterns: readonly string[]; env: NodeJS.ProcessEnv },
  { folder, closers }: Place,
): Promise<Tally> {
  const reportFile = join(folder, `${go.tiers.map(({ name }) => name).join("-")}.json`)
  const started = startJest({ ...go, reportFile })
  await closers.add(() => started.stop())
  return untilCounted(started, reportFile)
}

async function openDatabase({ folder, closers }: Place): Promise<NodeJS.ProcessEnv> {
  const database = await startTestDatabase(folder)
  await closers.add(() => database.process.stop())
  return storeVariables(folder, database)
}

/** Says loudly that the machine lacks what a tier needs. @returns its tests as skipped or failed; undefined: it can run */
function missTier(tier: Tier, patterns: readonly string[]): Tally | undefined {
  const missing = tier.findMissing?.(process.env)
  if (!missing) return undefined
  const count = countTests(tier, patterns)
  const isFailure = missing.isRequiredInCi && process.env["CI"] === "true"
  console.log(`${isFailure ? "FAILED" : "SKIPPED"}: ${count} tests, because ${missing.advice}`)
  return { ...NOTHING, [isFailure ? "failed" : "skipped"]: count }
}
