import { LeashedError } from "../../../demo/support/leashed"
import { logTail } from "../../../demo/support/log-tail"
import { NOTHING } from "../../support/runner/tally"
import type { Tally } from "../../support/runner/tally"

/** A check failed without which the others have nothing to look at. */
export class NoUseGoingOnError extends Error {}

/** Makes checks, prints a line for each, and counts them. */
export class Report {
  tally: Tally = NOTHING
  /** Says whether the run is being ended: what fails then is no news. */
  isEnding: () => boolean = () => false

  constructor(private readonly print: (line: string) => void) {}

  /** A check on its own: the others go on when it fails. */
  async check(sentence: string, work: () => unknown): Promise<void> {
    await this.attempt(sentence, async () => work())
  }

  /** A check on which others rest. @throws NoUseGoingOnError when it fails */
  async must<T>(sentence: string, work: () => Promise<T>): Promise<T> {
    const done = await this.attempt(sentence, work)
    if (done) return done.result
    throw new NoUseGoingOnError(`The rest was not tried, because it needs this: ${sentence}.`)
  }

  /** What ended the run was no check: a signal, or a fault of the test. */
  noteBrokenOff(): void {
    this.count("failed")
  }

  private async attempt<T>(
    sentence: string,
    work: () => Promise<T>,
  ): Promise<{ result: T } | undefined> {
    const began = Date.now()
    try {
      const result = await work()
      this.count("passed")
      this.print(`passed  ${sentence} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
      return { result }
    } catch (error) {
      if (this.isEnding()) throw error
      this.count("failed")
      this.print(`FAILED  ${sentence}\n${explain(error)}`)
      return undefined
    }
  }

  private count(outcome: keyof Tally): void {
    this.tally = { ...this.tally, [outcome]: this.tally[outcome] + 1 }
  }
}

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const tail = error instanceof LeashedError && error.logFile ? logTail(error.logFile) : ""
  return `${message}\n${tail}`.trimEnd().replaceAll(/^/gm, "        ")
}
