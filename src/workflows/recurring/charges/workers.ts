import type { MedusaContainer } from "@medusajs/framework/types"

import type { KlarnaModuleService } from "../../../modules/klarna/service"
import { warn } from "../../sync/context"
import { explain } from "../../sync/explain"
import { endDue } from "../subscriptions/advance"
import { beginMissed } from "../subscriptions/begin-missed"
import { retryRevocations } from "../tokens/revoke"
import { welcomeTokens } from "../tokens/welcome"
import { contextOfCharge } from "./context-of"
import { settleCharge } from "./settle"

/** Renewals at the same time in one process: a night's charges must leave the server time to answer. */
const MOST_WORKERS = 2
/** Subscriptions whose charges are made in one statement. */
const PAGE = 100

let working = 0

/** What a run did. */
export interface ChargeRun {
  /** Charges that were made because their period began. */
  readonly opened: number
  /** Subscriptions whose last paid period is over, and that were to end with it. */
  readonly ended: number
  /** Customer tokens that Klarna has cancelled now, after it couldn't be asked before. */
  readonly revoked: number
  /** Charges that were worked off as far as they go now. */
  readonly worked: number
  /** Subscriptions that are due and belong to another installation: nothing of them is charged. */
  readonly foreign: number
}

/** Makes the charges of what is due and works them off, with as many as may still be working in this process. */
export async function chargeDue(
  container: MedusaContainer,
  workers = MOST_WORKERS,
): Promise<ChargeRun> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  await orWarn(container, () => beginMissed({ container, klarna }, PAGE))
  const ended = (await orWarn(container, () => endDue({ container, klarna }, PAGE))) ?? 0
  await orWarn(container, () => welcomeTokens(container))
  const revoked = (await orWarn(container, () => retryRevocations(container))) ?? 0
  const { opened, worked } = await openAndWork(container, workers)
  return { ended, foreign: await tellForeign(container), opened, revoked, worked }
}

/** What is tidied before the charges must not keep them from being made. */
async function orWarn<T>(container: MedusaContainer, job: () => Promise<T>) {
  try {
    return await job()
  } catch (error) {
    warn({ container }, `klarna: before what is due was charged: ${explain(error)}`)
    return undefined
  }
}

/** Periods that a store missed fall due one after the other: each when the one before it is settled. */
async function openAndWork(container: MedusaContainer, workers: number) {
  let [opened, worked] = [0, 0]
  for (let more = true; more;) {
    const fresh = await openDue(container)
    const counts = await Promise.all(
      Array.from({ length: workers }, () => asWorker(workers, () => drain(container))),
    )
    opened += fresh
    worked += counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
    more = fresh > 0
  }
  return { opened, worked }
}

async function asWorker<T>(most: number, job: () => Promise<T>): Promise<T | undefined> {
  if (working >= most) return undefined
  working += 1
  try {
    return await job()
  } finally {
    working -= 1
  }
}

/** Accounts without a merchantId charge nothing, so nothing is opened for them. */
function installed(klarna: KlarnaModuleService) {
  return klarna
    .accounts()
    .filter(({ merchantId }) => merchantId !== undefined)
    .map(({ environment, id, installation }) => ({ account: id, environment, installation }))
}

async function openDue(container: MedusaContainer): Promise<number> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  for (let sum = 0; ;) {
    const opened = await klarna.charges.open(installed(klarna), klarna.clock.now(), PAGE)
    sum += opened
    if (opened < PAGE) return sum
  }
}

async function drain(container: MedusaContainer): Promise<number> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  for (let count = 0; ; count += 1) {
    const [charge] = await klarna.charges.claimDue(klarna.clock.now(), 1)
    if (!charge) return count
    const context = contextOfCharge(container, charge)
    if (context) await settleCharge(context, charge)
  }
}

/** A copy of the store's database must be seen to charge nobody. */
async function tellForeign(container: MedusaContainer): Promise<number> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const count = await klarna.charges.countForeign(installed(klarna), klarna.clock.now())
  if (count > 0) {
    const whose =
      "belong to another installation of this store, or to an account without merchantId"
    warn(
      { container },
      `klarna: ${String(count)} due subscriptions ${whose}; nothing of them is charged. ` +
        "If the store has moved, confirm it: POST /admin/klarna/installation.",
    )
  }
  return count
}
