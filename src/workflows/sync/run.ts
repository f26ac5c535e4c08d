import type { MedusaContainer } from "@medusajs/framework/types"

import type { Claim, KlarnaModuleService, SyncSubject } from "../../modules/klarna/service"
import { contextOf, emit, warn } from "./context"
import { explain } from "./explain"
import { whyForeignPurchase } from "./foreign"
import { join, NOTHING, type SyncOutcome } from "./outcome"
import { syncOrder } from "./sync-order"
import { syncSession } from "./sync-session"

/** How a subject's turn ended. */
export type RunResult =
  | { readonly is: "compared"; readonly outcome: SyncOutcome }
  /** Another environment's, or an account's that isn't configured: nothing is known about it. */
  | { readonly is: "skipped"; readonly reason: string }
  | { readonly is: "failed"; readonly reason: string; readonly givenUp: boolean }

/** An effect under way is over by then; an approval that waits for a new session waits longer. */
const AGAIN_MS = { order: 15_000, session: 60_000 } as const

/** More than come for one purchase at once; what is left is due, and the job takes it. */
const MOST_ROUNDS = 5

/**
 * Compares what was claimed, and says in the queue how it ended; once more where it was woken meanwhile. Never throws for
 * what it compares.
 */
export async function runClaim(container: MedusaContainer, claim: Claim): Promise<RunResult> {
  let { result, woken } = await runOnce(container, claim)
  for (let round = 1; woken && round < MOST_ROUNDS; round += 1) {
    const next = await claimSubject(container, claim)
    if (!next) break
    const again = await runOnce(container, next)
    result = merge(result, again.result)
    woken = again.woken
  }
  return result
}

/** Compares a subject that is due. Undefined where it isn't, or somebody else has it: that one sees that it was woken. */
export async function runSubject(
  container: MedusaContainer,
  subject: SyncSubject,
): Promise<RunResult | undefined> {
  const claim = await claimSubject(container, subject)
  return claim && runClaim(container, claim)
}

function claimSubject(
  container: MedusaContainer,
  subject: SyncSubject,
): Promise<Claim | undefined> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  return klarna.queue.claim(subject, klarna.clock.now())
}

/** What was repaired in both; the later one says how it ended. */
function merge(one: RunResult, other: RunResult): RunResult {
  if (one.is !== "compared" || other.is !== "compared") return other
  const outcome = join(one.outcome, other.outcome)
  return { is: "compared", outcome: { ...outcome, isWaiting: other.outcome.isWaiting } }
}

async function runOnce(
  container: MedusaContainer,
  claim: Claim,
): Promise<{ result: RunResult; woken: boolean }> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  try {
    const result = await compareClaim(container, claim)
    const isWaiting = result.is === "compared" && result.outcome.isWaiting
    const now = klarna.clock.now()
    const again = isWaiting ? new Date(now.getTime() + AGAIN_MS[claim.kind]) : null
    return { result, woken: await klarna.queue.done(claim, now, again) }
  } catch (error) {
    return { result: await fail(container, claim, explain(error)), woken: false }
  }
}

async function compareClaim(container: MedusaContainer, claim: Claim): Promise<RunResult> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const { id, kind } = claim
  const [row] =
    kind === "order"
      ? await klarna.listKlarnaOrders({ id })
      : await klarna.listKlarnaSessions({ id })
  if (!row) return { is: "compared", outcome: NOTHING }
  const foreign = whyForeignPurchase(klarna, row)
  if (foreign) return { is: "skipped", reason: foreign }
  const context = contextOf(container, row.account)
  const outcome =
    "reuse_key" in row ? await syncSession(context, row) : await syncOrder(context, row)
  return { is: "compared", outcome }
}

async function fail(container: MedusaContainer, claim: Claim, reason: string): Promise<RunResult> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const { id, kind } = claim
  const again = await klarna.queue.failed(claim, klarna.clock.now(), reason)
  const givenUp = again === null
  warn({ container }, `klarna: ${kind} ${id} couldn't be compared: ${reason}`)
  if (givenUp)
    await emit({ container }, "klarna.sync.given_up", { error: reason, subject: { id, kind } })
  return { givenUp, is: "failed", reason }
}
