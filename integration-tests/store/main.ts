import { rmSync } from "node:fs"

import type { Closers } from "../../demo/support/closers"
import { runAndClean } from "../../demo/support/run"
import { formatTally } from "../support/runner/tally"
import { checkBoot } from "./checks/boot"
import { checkPackage } from "./checks/package"
import { checkSelling } from "./checks/selling"
import { NoUseGoingOnError, Report } from "./harness/report"
import { newPlace } from "./harness/place"
import type { Place } from "./harness/place"

/**
 * `npm run test:store`. Packs the plugin, installs it in a new Medusa store outside the repository, builds and starts that
 * store as in production, and sells with it against the sandbox. The sum of all checks is in the last line.
 * @returns the exit code
 */
export async function main(): Promise<number> {
  const place = newPlace()
  const report = new Report(print)
  const work = (closers: Closers) => {
    report.isEnding = () => closers.isClosing
    return play({ place, report, closers })
  }
  const code = await runAndClean({ work, codeWhenStopped: 1 })
  if (code !== 0 && report.tally.failed === 0) report.noteBrokenOff()
  tidyUp(place, code === 0)
  print(formatTally(report.tally))
  return code
}

/** Everything that the checks share. */
export interface Stage {
  place: Place
  report: Report
  /** Ends what the checks start. */
  closers: Closers
}

async function play(stage: Stage): Promise<number> {
  try {
    await checkPackage(stage)
    await checkSelling(stage, await checkBoot(stage))
  } catch (error) {
    if (!(error instanceof NoUseGoingOnError)) throw error
    print(error.message)
  }
  return stage.report.tally.failed === 0 ? 0 : 1
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function tidyUp({ root, logs, heavy }: Place, isAllWell: boolean): void {
  const remove = isAllWell ? [root] : heavy
  for (const path of remove) rmSync(path, { recursive: true, force: true })
  if (!isAllWell) print(`\nThe logs are in ${logs}`)
}
