import type { MedusaError } from "@medusajs/framework/utils"

import type { KlarnaSessionRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { forgetHostedPage } from "../hosted-page"
import { notAllowed, requiresMore } from "../refusal"
import { retractToken } from "./ensure-token"
import { NOTHING_PLACED, settleAttempt } from "./attempt"
import { BEING_CHECKED, CONFIRM_AGAIN } from "./texts"

/**
 * The shopper may authorize again: nothing was placed. With the same session, unless a customer token was made with it:
 * Klarna makes no second one of a session. A page on which Klarna places the order stays known: it may do so yet.
 */
export async function reopen(tools: Tools, row: KlarnaSessionRow): Promise<void> {
  const state = (await retractToken(tools, row)) ? "closed" : "open"
  await tools.cradle.klarna.sessions.forget({ id: row.id, state })
  if (!(await tools.cradle.klarna.placesOnPage(row))) await forgetHostedPage(tools, row)
}

/** Klarna has an order for the session, and this store doesn't know its id. Answers the error to throw. */
export async function markUnknown(
  { cradle, account }: Tools,
  row: KlarnaSessionRow,
): Promise<MedusaError> {
  await cradle.klarna.sessions.update({ id: row.id, state: "unknown" })
  await cradle.klarna.journal.write(account, {
    kind: "session.unknown",
    reason: "Klarna's session is complete, the id of its order was lost",
    subject: row.id,
  })
  return notAllowed(BEING_CHECKED)
}

/**
 * Asks Klarna's session whether an order whose answer was lost exists: only where it doesn't, the shopper may authorize
 * again. Answers the error to throw.
 */
export async function askSession(tools: Tools, row: KlarnaSessionRow): Promise<MedusaError> {
  const session = await tools.account.client.payments.readSession(row.klarna_session_id)
  if (session.status === "complete") return markUnknown(tools, row)
  await settleAttempt(tools, row.id, NOTHING_PLACED)
  await reopen(tools, row)
  return requiresMore(CONFIRM_AGAIN)
}
