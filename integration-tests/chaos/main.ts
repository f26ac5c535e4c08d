import { rmSync } from "node:fs"

import { runAndClean } from "../../demo/support/run"
import { readArguments, USAGE } from "./arguments"
import { campaign } from "./campaign"
import type { Outcome } from "./campaign"
import { lastLine } from "./report"

const SEEDS = 1_000_000

/** `npm run chaos`. @returns the exit code: 1 when anything differs in the end */
export async function main(args: readonly string[]): Promise<number> {
  const wish = readArguments(args, Math.floor(Math.random() * SEEDS))
  if (!wish) {
    console.error(USAGE)
    return 2
  }
  console.log(`${wish.purchases} purchases, seed ${wish.seed}`)
  let outcome: Outcome | undefined
  const code = await runAndClean({
    codeWhenStopped: 1,
    work: async (closers) => {
      outcome = await campaign(wish, closers)
      return outcome.differences.length === 0 ? 0 : 1
    },
  })
  if (outcome) tell(outcome)
  return code
}

function tell(outcome: Outcome): void {
  for (const difference of outcome.differences) console.log(`DIFFERENT: ${difference}`)
  if (outcome.differences.length === 0) rmSync(outcome.folder, { force: true, recursive: true })
  else console.log(`Logs and data: ${outcome.folder}`)
  console.log(lastLine(outcome))
}
