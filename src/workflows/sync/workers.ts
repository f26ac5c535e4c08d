import type { MedusaContainer } from "@medusajs/framework/types"

import type { KlarnaModuleService, SyncSubject } from "../../modules/klarna/service"
import { runClaim, type RunResult, runSubject } from "./run"

/** Comparing at the same time in one process: a burst of callbacks must leave the server time to answer. */
const MOST_WORKERS = 2

let working = 0

/**
 * Compares a subject that was woken, then whatever else is due. Where enough are working already it is left to them: it is
 * due, and each of them looks for more before it ends. Answers how it ended; undefined where others do it.
 */
export async function workOn(
  container: MedusaContainer,
  subject: SyncSubject,
): Promise<RunResult | undefined> {
  let result: RunResult | undefined
  await asWorker(async () => {
    result = await runSubject(container, subject)
    await drain(container)
  })
  return result
}

/** Works off whatever is due, with as many as may still be working. Answers how many were compared. */
export async function workOff(container: MedusaContainer): Promise<number> {
  const counts = await Promise.all(
    Array.from({ length: MOST_WORKERS }, () => asWorker(() => drain(container))),
  )
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
}

async function asWorker<T>(job: () => Promise<T>): Promise<T | undefined> {
  if (working >= MOST_WORKERS) return undefined
  working += 1
  try {
    return await job()
  } finally {
    working -= 1
  }
}

async function drain(container: MedusaContainer): Promise<number> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  for (let count = 0; ; count += 1) {
    const [claim] = await klarna.queue.claimDue(klarna.clock.now(), 1)
    if (!claim) return count
    await runClaim(container, claim)
  }
}
