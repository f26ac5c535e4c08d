import { tokenRequestOf } from "../../../mapping/recurring/token-request"
import type { KlarnaCustomerTokenRow } from "../../../modules/klarna/service"
import { type SyncContext, withLock } from "../../sync/context"
import { welcomeToken } from "./welcome"

/**
 * Makes the customer token of a sign-up whose shopper agreed, and lets what waited for it begin. Whoever comes again gets
 * the same token; undefined where nobody agreed, or the sign-up is over.
 * @throws KlarnaError
 */
export async function finishSignUp(
  context: SyncContext,
  rowId: string,
  authorizationToken?: string,
): Promise<KlarnaCustomerTokenRow | undefined> {
  const { account, klarna } = context
  const { customerTokens, sessions } = klarna
  const token = await withLock(context, `klarna:place:${rowId}`, async () => {
    const row = await sessions.find(rowId)
    if (!row) return undefined
    klarna.requireOwn(row)
    const request = tokenRequestOf(row, sessions.secret(row, "order_body"))
    const given = authorizationToken === undefined ? {} : { authorizationToken }
    return customerTokens.finishSignUp(klarna, { account, request, row, ...given })
  })
  if (token) await welcomeToken(context, token)
  return token
}
