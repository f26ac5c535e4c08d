import { decideCharge } from "../../../mapping/recurring/charge-decision"
import { isOver } from "../../../mapping/recurring/subscription-life"
import type { KlarnaChargeRow, KlarnaSubscriptionRow } from "../../../modules/klarna/service"
import type { SyncContext } from "../../sync/context"
import { cancelSubscription } from "../subscriptions/advance"
import { endToken } from "../tokens/end"
import { REVOKED } from "../tokens/revoke"

/**
 * A token can't be charged any more: what it paid for ends. One that the customer revoked stays as it is until Klarna was
 * told, which takes its secret; one that ended before was told of then.
 */
export async function endConsent(context: SyncContext, tokenId: string): Promise<void> {
  const { klarna } = context
  const token = await klarna.customerTokens.find(tokenId)
  if (!token) return
  const isRevoking = token.revoke_requested_at !== null && token.status !== "CANCELLED"
  if (!isRevoking && !(await hasEnded(context, tokenId))) {
    await endToken(context, token, "Klarna says that the customer's consent is over")
    return
  }
  for (const subscription of await klarna.subscriptions.ofToken(tokenId)) {
    await cancelSubscription(context, subscription, REVOKED)
  }
}

/** The journal's line is the last that is written of an end before the token's status. */
async function hasEnded({ klarna }: SyncContext, subject: string): Promise<boolean> {
  return (
    (await klarna.listKlarnaEvents({ kind: "token.canceled", subject }, { take: 1 })).length > 0
  )
}

/** A charge that has its subscription's token. */
export interface OwnToken {
  readonly charge: KlarnaChargeRow
  /** When it is tried; null: nothing is tried any more. */
  readonly at: Date | null
}

/**
 * The token that is gone wasn't the subscription's: the customer wanted to pay once with it, or has another one since. The
 * charge gets the subscription's. Undefined where there is none, or somebody else settles the charge.
 */
export async function takeOwnToken(
  context: SyncContext,
  charge: KlarnaChargeRow,
): Promise<OwnToken | undefined> {
  const { klarna } = context
  const { customer_token_id: gone, id, subscription_id } = charge
  if (subscription_id === null) return undefined
  const subscription = await klarna.subscriptions.find(subscription_id)
  const own = subscription?.customer_token_id
  if (!subscription || !own || own === gone || isOver(subscription)) return undefined
  const changed = await klarna.charges.useToken(id, own)
  return changed && { at: whenTried(context, changed, subscription), charge: changed }
}

/** Before it was tried with the token that is gone, it waited: for somebody to pay it, for its next day, or for its first try. */
function whenTried(
  { klarna }: SyncContext,
  { first_refused_at, refusals }: KlarnaChargeRow,
  { status }: KlarnaSubscriptionRow,
): Date | null {
  const now = klarna.clock.now()
  if (status === "past_due") return null
  if (refusals <= 1 || first_refused_at === null) return now
  const refused = { code: "PAYMENT_METHOD_FAILED", firstRefusedAt: first_refused_at, now } as const
  const decision = decideCharge(refused, klarna.options)
  return decision.is === "retry" ? decision.at : null
}
