import { z } from "zod"

const EVERY_MS = 500
const Answer = z.looseObject({ now: z.iso.datetime() })

/**
 * Has a clock follow that of the sandbox: a developer moves the sandbox's by a month, and the store's renewals fall due.
 * Where the sandbox doesn't answer, the clock goes on as before. @returns how to stop it
 */
export function followSandboxClock(clock: { now: () => Date }, apiUrl: string): () => void {
  let aheadMs = 0
  clock.now = () => new Date(Date.now() + aheadMs)
  const ask = async () => {
    const response = await fetch(`${apiUrl}/_sandbox/clock`).catch(() => undefined)
    const answer = Answer.safeParse(await response?.json().catch(() => undefined))
    if (answer.success) aheadMs = new Date(answer.data.now).getTime() - Date.now()
  }
  const timer = setInterval(() => void ask(), EVERY_MS)
  timer.unref()
  void ask()
  return () => clearInterval(timer)
}
