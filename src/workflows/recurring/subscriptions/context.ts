import type { LifeDecision, LifeEvent } from "../../../mapping/recurring/subscription-life"
import type { KlarnaSubscriptionRow } from "../../../modules/klarna/service"
import type { KlarnaSubscriptionEvent } from "../../events"
import { emit, type SyncContext } from "../../sync/context"

export type SubscriptionContext = Pick<SyncContext, "container" | "klarna">

/** What all events about a subscription say. */
export function aboutSubscription(row: KlarnaSubscriptionRow): KlarnaSubscriptionEvent {
  const { customer_id, id: subscription_id, origin_order_id } = row
  return { customer_id, origin_order_id, subscription_id }
}

/** What came of a decision. */
export interface Changed {
  readonly row: KlarnaSubscriptionRow
  readonly decision: LifeDecision
}

const MOST_TRIES = 10

/**
 * Decides on a subscription as it is now and changes it accordingly; anew where somebody else changed it meanwhile.
 * @throws Error when it is gone
 */
export async function decide(
  { klarna }: SubscriptionContext,
  id: string,
  by: (row: KlarnaSubscriptionRow) => LifeDecision | Promise<LifeDecision>,
): Promise<Changed> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const row = await klarna.subscriptions.find(id)
    if (!row) throw new Error(`There is no subscription ${id} any more.`)
    const decision = await by(row)
    if (decision.is !== "change") return { decision, row }
    const changed = await klarna.subscriptions.change(row, decision.change)
    if (changed) return { decision, row: changed }
  }
  throw new Error(`Subscription ${id} is being changed by others all the time.`)
}

type Told = Exclude<LifeEvent, "past_due">
const EVENTS = {
  canceled: "klarna.subscription.canceled",
  ended: "klarna.subscription.ended",
  paused: "klarna.subscription.paused",
  resumed: "klarna.subscription.resumed",
} as const satisfies Record<Told, string>

/** Tells whoever subscribed what became of a subscription, where it is worth telling. */
export async function tell(
  context: SubscriptionContext,
  { decision, row }: Changed,
  chargeId?: string,
): Promise<void> {
  const event = decision.is === "change" ? decision.tell : null
  const about = aboutSubscription(row)
  switch (event) {
    case null:
      return
    case "past_due":
      return emit(context, "klarna.subscription.past_due", { ...about, charge_id: chargeId ?? "" })
    case "canceled":
      return emit(context, EVENTS.canceled, { ...about, reason: row.cancel_reason ?? "" })
    case "ended":
    case "paused":
    case "resumed":
      return emit(context, EVENTS[event], about)
  }
}
