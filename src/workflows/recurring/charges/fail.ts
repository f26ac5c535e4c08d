import { type ChargeDecision, decideCharge } from "../../../mapping/recurring/charge-decision"
import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import { emit, type SyncContext } from "../../sync/context"
import { cancelSubscription, markPastDue } from "../subscriptions/advance"
import { aboutCharge, codeOf, whyFailed } from "./about"
import { askCustomer } from "./ask-customer"
import { dropUnpaidOrder } from "./drop-order"
import { leaveOut } from "./leave-out"
import { isCanceledByPerson } from "./order-of"
import { endConsent, takeOwnToken } from "./own-token"

/** Klarna refused a charge: what comes next, by the catalogue and the store's options. */
export async function fail(context: SyncContext, charge: KlarnaChargeRow): Promise<void> {
  const { klarna } = context
  if (await isCanceledByPerson(context, charge)) return leaveOut(context, charge)
  const fresh = await dropUnpaidOrder(context, charge)
  const now = klarna.clock.now()
  const decision = decideCharge(
    {
      code: codeOf(fresh) ?? "UNKNOWN: outcome",
      firstRefusedAt: fresh.first_refused_at ?? now,
      now,
    },
    klarna.options,
  )
  await apply(context, fresh, decision)
}

async function apply(
  context: SyncContext,
  charge: KlarnaChargeRow,
  decision: ChargeDecision,
): Promise<void> {
  // What the store's code asked for is the store's code's to repeat.
  const isPeriod = charge.subscription_id !== null
  switch (decision.is) {
    case "retry":
      return isPeriod ? retry(context, charge, decision.at) : giveUp(context, charge)
    case "needs_customer":
      return askCustomer(context, charge, isPeriod ? decision.until : null)
    case "given_up":
      return giveUp(context, charge)
    case "token_gone":
      return endToken(context, charge)
    case "blocked":
      return block(context, charge, charge.last_error ?? "Klarna refused it")
  }
}

async function retry(context: SyncContext, charge: KlarnaChargeRow, at: Date): Promise<void> {
  await context.klarna.charges.update({ id: charge.id, next_try_at: at, state: "due" })
  await tellFailed(context, charge, at)
}

async function tellFailed(context: SyncContext, charge: KlarnaChargeRow, at: Date | null) {
  const next_try_at = at?.toISOString() ?? null
  await emit(context, "klarna.charge.failed", {
    ...aboutCharge(charge),
    ...whyFailed(charge),
    next_try_at,
  })
}

/** Nothing more is tried: the subscription stays unpaid, or ends, as the options say. */
export async function giveUp(context: SyncContext, charge: KlarnaChargeRow): Promise<void> {
  const { klarna } = context
  const { subscription_id: id } = charge
  const subscription = id === null ? undefined : await klarna.subscriptions.find(id)
  // The subscription first: a process that dies in between is followed by one that finds the charge as it was.
  if (subscription && klarna.options.afterFailedCharge === "past_due") {
    await markPastDue(context, subscription, charge)
  }
  if (subscription && klarna.options.afterFailedCharge === "cancel") {
    await cancelSubscription(context, subscription, "its charge failed to the last")
  }
  // A worker still looks after one that ended with its subscription.
  const isCanceled = (await klarna.charges.find(charge.id))?.state === "canceled"
  if (!isCanceled) {
    await klarna.charges.update({ id: charge.id, next_try_at: null, state: "past_due" })
  }
  await tellFailed(context, charge, null)
}

/** The consent is over, and with it the subscriptions that it paid for. One that has another token goes on with that. */
async function endToken(context: SyncContext, charge: KlarnaChargeRow): Promise<void> {
  const { klarna } = context
  await endConsent(context, charge.customer_token_id)
  const own = await takeOwnToken(context, charge)
  if (own) {
    return own.at === null ? giveUp(context, own.charge) : retry(context, own.charge, own.at)
  }
  // What the store's code asked for can still be paid by another token, or by the customer.
  const state = charge.subscription_id === null ? "past_due" : "canceled"
  await klarna.charges.update({ id: charge.id, next_try_at: null, state })
  await tellFailed(context, charge, null)
}

/** A person has to look: nothing is tried until they say so. */
export async function block(
  context: SyncContext,
  charge: KlarnaChargeRow,
  reason: string,
): Promise<void> {
  const { account, klarna } = context
  if (!(await klarna.charges.block(charge.id, reason))) return
  await klarna.journal.write(account, { kind: "charge.blocked", reason, subject: charge.id })
  const code = charge.last_code ?? "UNKNOWN: outcome"
  await emit(context, "klarna.charge.blocked", { ...aboutCharge(charge), code, message: reason })
}
