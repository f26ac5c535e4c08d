import { toTokenRequest } from "../../../mapping/recurring/token-request"
import type { KlarnaCustomerTokenRow, KlarnaSessionRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import type { Submission } from "./submission"

/** Makes the customer token before the order that uses up the authorization. Made before, it is the same one. */
export function ensureToken(
  { account, cradle }: Tools,
  { body, row, token: authorizationToken }: Pick<Submission, "body" | "row" | "token">,
): Promise<KlarnaCustomerTokenRow> {
  const request = toTokenRequest(row, body.order_lines)
  const wish = { account, authorizationToken, request, row }
  return cradle.klarna.customerTokens.make(cradle.klarna, wish)
}

/** Nothing came of the purchase that a session's token was made with: it is cancelled. Answers whether there was one. */
export async function retractToken(
  { cradle }: Tools,
  { id, intent }: Pick<KlarnaSessionRow, "id" | "intent">,
): Promise<boolean> {
  if (intent === "buy") return false
  const { clock, customerTokens } = cradle.klarna
  return (await customerTokens.retract(id, clock.now())) !== undefined
}
