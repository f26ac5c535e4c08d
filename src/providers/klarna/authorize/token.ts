import { MedusaError } from "@medusajs/framework/utils"

import { statusOfHostedPage } from "../../../mapping/status/of-checkout"
import { toAuthorization } from "../../../mapping/status/to-medusa"
import type { KlarnaSessionRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { readHostedPage } from "../hosted-page"
import { requiresMore } from "../refusal"
import { markUnknown } from "./states"
import { CONFIRM_FIRST } from "./texts"

/**
 * The authorization to place the order with: the recorded one, or the one that Klarna's session has.
 * @throws MedusaError `payment_requires_more_error` when the shopper hasn't confirmed
 */
export async function findToken(tools: Tools, row: KlarnaSessionRow): Promise<string> {
  return (
    tools.cradle.klarna.sessions.secret(row, "authorization_token") ??
    (await readPageToken(tools, row)) ??
    readToken(tools, row)
  )
}

/** What the shopper did on Klarna's page; undefined where there is none, or its session has to be asked. */
async function readPageToken(tools: Tools, row: KlarnaSessionRow): Promise<string | undefined> {
  const page = await readHostedPage(tools, row)
  const found = page && statusOfHostedPage(page.status)
  if (!found) return page?.authorization_token ?? undefined
  const way = toAuthorization(found)
  if ("throws" in way) throw new MedusaError(way.throws, way.message)
  return undefined
}

/** The authorization that Klarna's session has now. */
export async function readToken(tools: Tools, row: KlarnaSessionRow): Promise<string> {
  const session = await tools.account.client.payments.readSession(row.klarna_session_id)
  if (session.status === "complete") throw await markUnknown(tools, row)
  if (session.authorization_token) return session.authorization_token
  throw requiresMore(CONFIRM_FIRST)
}
