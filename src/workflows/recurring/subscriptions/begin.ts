import {
  awaiting,
  firstToCome,
  type LifeChange,
  type SubscriptionLife,
} from "../../../mapping/recurring/subscription-life"
import type { RenewedItem } from "../../../mapping/recurring/subscription-groups"
import type { SubscriptionTerms } from "../../../mapping/recurring/subscription-mark"
import type { KlarnaCustomerTokenRow, KlarnaSubscriptionRow } from "../../../modules/klarna/service"
import { emit } from "../../sync/context"
import { aboutSubscription, type SubscriptionContext } from "./context"
import { linkOrderToSubscription } from "./link-order"
import type { OriginOrder } from "./origin"

/** A subscription that is to begin. */
export interface Beginning {
  readonly origin: OriginOrder
  readonly terms: SubscriptionTerms
  readonly items: readonly RenewedItem[]
  /** Key of the account in `options.accounts`. */
  readonly account: string
  /** Undefined: nothing can be charged yet. */
  readonly token: KlarnaCustomerTokenRow | undefined
  /** When period 0 begins. */
  readonly startsAt: Date
  readonly periods: number | null
  readonly endsAt: Date | null
}

/** Begins a subscription, or finds the one that the order began before. Periods that are over are not charged. */
export async function begin(
  context: SubscriptionContext,
  beginning: Beginning,
): Promise<KlarnaSubscriptionRow> {
  const { klarna } = context
  const { account, items, origin, terms, token } = beginning
  const life = lifeOf(beginning)
  const { environment } = klarna.account(account)
  const { isNew, row } = await klarna.subscriptions.create({
    ...{ ...life, ...firstCharge(life, beginning, klarna.clock.now()) },
    account,
    currency_code: origin.currency_code.toUpperCase(),
    customer_id: origin.customer_id ?? null,
    customer_token_id: token?.id ?? null,
    environment,
    items: { items },
    name: terms.name,
    origin_order_id: origin.id,
  })
  await linkOrderToSubscription(context.container, { orderId: origin.id, subscriptionId: row.id })
  if (!isNew) return row
  await emit(context, "klarna.subscription.created", aboutSubscription(row))
  if (row.status === "ended") {
    await emit(context, "klarna.subscription.ended", aboutSubscription(row))
  }
  return row
}

function lifeOf({ endsAt, periods, startsAt, terms, token }: Beginning) {
  return {
    anchor_at: startsAt,
    cancel_at_period_end: false,
    ends_at: endsAt,
    interval: terms.interval,
    interval_count: terms.intervalCount,
    next_charge_at: null,
    next_period: 1,
    periods,
    status: token ? "active" : "incomplete",
  } as const satisfies SubscriptionLife
}

function firstCharge(
  life: SubscriptionLife,
  { startsAt }: Beginning,
  now: Date,
): Pick<LifeChange, "status" | "next_period" | "next_charge_at"> {
  const first = startsAt > now ? 1 : firstToCome(life, { after: 0, now })
  const coming = awaiting(life, first)
  return life.status === "incomplete" && coming.status !== "ended"
    ? { ...coming, next_charge_at: null }
    : coming
}
