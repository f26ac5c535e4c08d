import { z } from "zod"

export interface Tally {
  passed: number
  failed: number
  skipped: number
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 }

/** @see jest: the file of `--json --outputFile` */
const JestReport = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
})

export function add(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  }
}

/**
 * Counts a tier. A suite that could not run counts as one failure; so does a jest that ended badly without a failed test, or
 * without a report.
 */
export function toTally(report: unknown, exitCode: number): Tally {
  const parsed = JestReport.safeParse(report)
  if (!parsed.success) return { ...NOTHING, failed: 1 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = parsed.data
  const failed = numFailedTests + parsed.data.numRuntimeErrorTestSuites
  const hasEndedBadly = exitCode !== 0 || !parsed.data.success
  return {
    passed: numPassedTests,
    failed: failed === 0 && hasEndedBadly ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  }
}

/** The last line of `npm test`. */
export function formatTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
