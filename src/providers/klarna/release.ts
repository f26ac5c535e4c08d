import { KlarnaError } from "../../klarna/errors/klarna-error"
import type { KlarnaSessionRow } from "../../modules/klarna/service"
import type { Tools } from "./cradle"
import { disableHostedPage } from "./hosted-page"

export interface Release {
  /** For the journal. */
  readonly reason: string
  /** The authorization, when it is known; else the recorded one is released. */
  readonly token?: string | undefined
}

/**
 * Closes a session that no order will be placed with, and gives the authorization back where there is one. Abandoned
 * authorizations count against the shopper at Klarna; one that can't be released now ends by itself after an hour.
 */
export async function releaseAuthorization(
  tools: Tools,
  row: KlarnaSessionRow,
  why: Release,
): Promise<void> {
  const { cradle, account } = tools
  const token = why.token ?? cradle.klarna.sessions.secret(row, "authorization_token")
  await cradle.klarna.sessions.update(
    { id: row.id, state: "closed" },
    { authorization_token: null, order_body: null },
  )
  await cradle.klarna.journal.write(account, {
    kind: "session.closed",
    reason: why.reason,
    subject: row.id,
  })
  await disableHostedPage(tools, row)
  if (token) await account.client.payments.cancelAuthorization(token).catch(ignoreRefusal)
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof KlarnaError)) throw error
}
