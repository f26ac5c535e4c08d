import { Closers } from "./closers"
import { LeashedError } from "./leashed"
import { logTail } from "./log-tail"
import { stopSignal } from "./stop-signal"

interface Run {
  /** Hands what it starts to the closers; resolves with the exit code. */
  work: (closers: Closers) => Promise<number>
  /** The exit code when a signal ends the work. */
  codeWhenStopped: number
}

/** Runs something that starts processes, and ends them in any case: when it is done, when it fails, when a signal comes. */
export async function runAndClean({ work, codeWhenStopped }: Run): Promise<number> {
  const closers = new Closers()
  const outcome = await Promise.race([attempt(work, closers), stopSignal()])
  if (outcome === "stopped") console.log("\nStopping …")
  await closers.closeAll()
  return outcome === "stopped" ? codeWhenStopped : outcome
}

async function attempt(work: Run["work"], closers: Closers): Promise<number> {
  try {
    return await work(closers)
  } catch (error) {
    // What fails because we are ending it is no news.
    if (!closers.isClosing) report(error)
    return 1
  }
}

function report(error: unknown): void {
  if (!(error instanceof LeashedError)) console.error(error)
  else console.error(`\n${error.logFile ? logTail(error.logFile) : ""}\n${error.message}`)
}
