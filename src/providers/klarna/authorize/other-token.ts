import { identify } from "../../../klarna/errors/catalogue/identify"
import { KlarnaError } from "../../../klarna/errors/klarna-error"
import type { KlarnaSessionRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import type { Submission } from "./submission"

/**
 * The authorization to try where Klarna doesn't know the one that was recorded, which anybody could have sent who knows the
 * cart: the one that Klarna's session has itself, else the one that was recorded before. Undefined where there is no other.
 */
export async function otherToken(
  { account, cradle }: Tools,
  { refused = [], row, token }: Submission,
  error: KlarnaError,
): Promise<string | undefined> {
  if (row.state === "placing" || identify(error) !== "INVALID_AUTH_TOKEN") return undefined
  const session = await account.client.payments.readSession(row.klarna_session_id)
  if (session.status === "complete") return undefined
  const earlier = cradle.klarna.sessions.secret(row, "earlier_token")
  const known = [session.authorization_token, earlier]
  return known.find((one) => one && one !== token && !refused.includes(one)) ?? undefined
}

/** The order exists: approvals that it wasn't placed with are given back. One that can't be ends by itself after an hour. */
export async function releaseOthers(
  { account, cradle }: Tools,
  row: KlarnaSessionRow,
  used: string,
): Promise<void> {
  const { sessions } = cradle.klarna
  const known = [sessions.secret(row, "authorization_token"), sessions.secret(row, "earlier_token")]
  for (const token of new Set(known)) {
    if (token === null || token === used) continue
    await account.client.payments.cancelAuthorization(token).catch((error: unknown) => {
      if (!(error instanceof KlarnaError)) throw error
    })
  }
}
