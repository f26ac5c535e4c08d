import {
  groupSubscriptions,
  type SoldItem,
  type SubscriptionGroup,
} from "../../../mapping/recurring/subscription-groups"
import { MappingError } from "../../../mapping/mapping-error"
import type { KlarnaSubscriptionRow } from "../../../modules/klarna/service"
import { warn } from "../../sync/context"
import { begin } from "./begin"
import type { SubscriptionContext } from "./context"
import { accountsOf, chargeOf, isFree, loadOrigin, type OriginOrder, tokenOf } from "./origin"
import { whyUnsold } from "./unsold"

/**
 * Begins the subscriptions of an order whose products or variants are marked as such, and that was paid with Klarna or was
 * free. A renewal begins none, and neither does an order that came to nothing. Again finds what was begun.
 */
export async function createSubscriptions(
  context: SubscriptionContext,
  orderId: string,
): Promise<KlarnaSubscriptionRow[]> {
  const origin = await loadOrigin(context, orderId)
  const groups = origin ? groupsOf(context, origin) : []
  if (!origin || groups.length === 0) return []
  const charge = await chargeOf(context, origin)
  if (charge !== undefined && charge.subscription_id !== null) return []
  if ((await whyUnsold(context, origin)) !== undefined) return []
  const [paidWith] = accountsOf(origin)
  if (paidWith === undefined && !isFree(origin)) return []
  const token = await tokenOf(context, origin, charge)
  // Without a token the account is a guess: the token's takes its place.
  const account = token?.account ?? paidWith ?? context.klarna.accounts()[0]?.id
  if (account === undefined) return []
  const startsAt = context.klarna.clock.now()
  const begun: KlarnaSubscriptionRow[] = []
  for (const group of groups) {
    begun.push(await begin(context, { ...group, account, endsAt: null, origin, startsAt, token }))
  }
  return begun
}

/** The money was taken: a mark that can't be read is told of, and begins nothing. */
function groupsOf(context: SubscriptionContext, order: OriginOrder): SubscriptionGroup[] {
  try {
    return groupSubscriptions(soldItems(order))
  } catch (error) {
    if (!(error instanceof MappingError)) throw error
    warn(context, `klarna: order ${order.id} begins no subscription: ${error.message}`)
    return []
  }
}

export function soldItems({ items }: OriginOrder): SoldItem[] {
  return (items ?? []).flatMap((item) =>
    item ? { ...item, variant_id: item.variant_id ?? null } : [],
  )
}
