import { KlarnaError } from "../../klarna/errors/klarna-error"
import type { KlarnaSessionRow } from "../../modules/klarna/service"
import { retractToken } from "./authorize/ensure-token"
import { PAID } from "./authorize/texts"
import type { Tools } from "./cradle"
import { disableHostedPage } from "./hosted-page"
import { notAllowed } from "./refusal"

export interface Release {
  /** For the journal. */
  readonly reason: string
  /** The authorization, when it is known; else the recorded one is released. */
  readonly token?: string | undefined
}

/**
 * Closes a session that no order will be placed with, and gives the authorization back where there is one. Abandoned
 * authorizations count against the shopper at Klarna; one that can't be released now ends by itself after an hour. The page
 * stays known: an order that Klarna places there all the same is found by it.
 * @throws MedusaError `not_allowed` where Klarna has just placed the order on its page
 */
export async function releaseAuthorization(
  tools: Tools,
  row: KlarnaSessionRow,
  why: Release,
): Promise<void> {
  const { cradle, account } = tools
  await disableHostedPage(tools, row)
  if (await cradle.klarna.adoptPageOrder(account, row)) throw notAllowed(PAID)
  const token = why.token ?? cradle.klarna.sessions.secret(row, "authorization_token")
  await cradle.klarna.sessions.forget({ id: row.id, state: "closed" })
  await cradle.klarna.journal.write(account, {
    kind: "session.closed",
    reason: why.reason,
    subject: row.id,
  })
  await retractToken(tools, row)
  if (token) await account.client.payments.cancelAuthorization(token).catch(ignoreRefusal)
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof KlarnaError)) throw error
}
