import type { KlarnaCustomerTokenRow } from "../../../modules/klarna/service"
import { emit, type SyncContext } from "../../sync/context"
import { cancelSubscription } from "../subscriptions/advance"

/** The journal's line that stores were told of a token. */
export const WELCOMED = "token.created"

/**
 * Writes that a token is cancelled, and tells it; not where nobody was told that it exists. The subscriptions that it paid for
 * end with it.
 */
export async function endToken(
  context: SyncContext,
  { customer_id, id }: KlarnaCustomerTokenRow,
  reason: string,
): Promise<KlarnaCustomerTokenRow> {
  const { account, klarna } = context
  for (const subscription of await klarna.subscriptions.ofToken(id)) {
    await cancelSubscription(context, subscription, reason)
  }
  if (await wasWelcomed(context, id)) {
    await emit(context, "klarna.token.canceled", { customer_id, customer_token_id: id, reason })
  }
  await klarna.journal.write(account, { kind: "token.canceled", reason, subject: id })
  // Last: where the process dies before, all of it is done again.
  return klarna.customerTokens.update({ id, read_at: klarna.clock.now(), status: "CANCELLED" })
}

/** Whether stores were told that a token exists. */
export async function wasWelcomed(
  { klarna }: Pick<SyncContext, "klarna">,
  id: string,
): Promise<boolean> {
  const filters = { kind: WELCOMED, subject: id }
  return (await klarna.listKlarnaEvents(filters, { take: 1 })).length > 0
}
