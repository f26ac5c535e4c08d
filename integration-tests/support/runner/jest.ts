import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"

import { ROOT } from "../../../demo/support/folder"
import { startLeashed } from "../../../demo/support/leashed"
import type { Leashed } from "../../../demo/support/leashed"
import { toTally } from "./tally"
import type { Tally } from "./tally"
import type { Tier } from "./tiers"

const JEST = join(ROOT, "node_modules", "jest", "bin", "jest.js")

/** A file with a store in it takes minutes, and jest names its tests only at the end. */
const PROGRESS = join(ROOT, "integration-tests", "support", "progress-reporter.js")

interface Run {
  tiers: readonly Tier[]
  patterns: readonly string[]
  env: NodeJS.ProcessEnv
  reportFile: string
}

/** Starts tiers in one go; what jest prints appears as ours. */
export function startJest({ tiers, patterns, env, reportFile }: Run): Leashed {
  const names = tiers.map(({ name }) => name)
  const progress = tiers.some(({ hasStore }) => hasStore)
    ? ["--reporters=default", `--reporters=${PROGRESS}`]
    : []
  const report = ["--json", `--outputFile=${reportFile}`]
  const files = [...atOnce(tiers), ...progress, ...toPatterns(patterns)]
  const command = [process.execPath, JEST, "--selectProjects", ...names, ...report, ...files]
  const name = `Tier ${names.join(", ")}`
  return startLeashed({ name, command, cwd: ROOT, env, signal: "SIGTERM" })
}

/** Each worker has a database of its own, because Medusa's test runner names it after the worker. */
function atOnce(tiers: readonly Tier[]): string[] {
  const files = Math.max(...tiers.map(({ atOnce: wanted = 0 }) => wanted))
  if (files === 0) return []
  return [files === 1 ? "--runInBand" : `--maxWorkers=${String(files)}`]
}

/** Waits for what was started and counts its tests. */
export async function untilCounted(started: Leashed, reportFile: string): Promise<Tally> {
  const exitCode = await started.exited
  const report: unknown = existsSync(reportFile)
    ? JSON.parse(readFileSync(reportFile, "utf8"))
    : undefined
  return toTally(report, exitCode)
}

/** Counts the tests of a tier without running them: by the word, so that a table counts as one. */
export function countTests({ name }: Tier, patterns: readonly string[]): number {
  const args = ["--listTests", "--json", "--selectProjects", name, ...toPatterns(patterns)]
  const listed = spawnSync(process.execPath, [JEST, ...args], { cwd: ROOT, encoding: "utf8" })
  const files = listed.stdout.split(/["\n,[\]]+/).filter((path) => existsSync(path))
  const texts = files.map((file) => readFileSync(file, "utf8"))
  return texts.reduce(
    (sum, text) => sum + Math.max(1, text.match(/\b(it|test)(\.\w+)*[(`]/g)?.length ?? 0),
    0,
  )
}

/** `--selectProjects` takes every bare word that follows it. */
function toPatterns(patterns: readonly string[]): string[] {
  const flags = patterns.filter((pattern) => pattern.startsWith("-"))
  const words = patterns.filter((pattern) => !pattern.startsWith("-"))
  return [...flags, ...words.map((word) => `--testPathPatterns=${word}`)]
}
