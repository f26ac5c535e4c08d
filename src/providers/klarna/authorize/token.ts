import type { KlarnaSessionRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { requiresMore } from "../refusal"
import { markUnknown } from "./states"
import { CONFIRM_FIRST } from "./texts"

/**
 * The authorization to place the order with: the recorded one, or the one that Klarna's session has.
 * @throws MedusaError `payment_requires_more_error` when the shopper hasn't confirmed
 */
export async function findToken(tools: Tools, row: KlarnaSessionRow): Promise<string> {
  return tools.cradle.klarna.sessions.secret(row, "authorization_token") ?? readToken(tools, row)
}

/** The authorization that Klarna's session has now. */
export async function readToken(tools: Tools, row: KlarnaSessionRow): Promise<string> {
  const session = await tools.account.client.payments.readSession(row.klarna_session_id)
  if (session.status === "complete") throw await markUnknown(tools, row)
  if (session.authorization_token) return session.authorization_token
  throw requiresMore(CONFIRM_FIRST)
}
