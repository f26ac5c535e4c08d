import { runAndClean } from "../../demo/support/run"
import { readArguments, USAGE } from "./arguments"
import { campaign } from "./campaign"
import { tell } from "./report"
import type { Outcome } from "./report"

const SEEDS = 1_000_000
const print = (line: string) => console.log(line)

/** `npm run chaos`. @returns the exit code: 1 when anything differs in the end */
export async function main(args: readonly string[]): Promise<number> {
  const wish = readArguments(args, Math.floor(Math.random() * SEEDS))
  if (!wish) {
    console.error(USAGE)
    return 2
  }
  print(`${wish.purchases} purchases, seed ${wish.seed}`)
  let outcome: Outcome | undefined
  const code = await runAndClean({
    codeWhenStopped: 1,
    work: async (closers) => {
      outcome = await campaign(wish, { closers, print })
      return outcome.differences.length === 0 ? 0 : 1
    },
  })
  if (outcome) tell(outcome, print)
  return code
}
