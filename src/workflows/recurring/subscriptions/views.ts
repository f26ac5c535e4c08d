import { z } from "zod"

import type {
  AdminSubscription,
  StoreCharge,
  StoreSubscription,
} from "../../../http-contract/subscriptions"
import type { KlarnaChargeRow, KlarnaSubscriptionRow } from "../../../modules/klarna/service"

const Items = z.object({
  items: z.array(z.object({ quantity: z.number(), variant_id: z.string() })),
})

/** What a customer sees of their subscription. */
export function toStoreSubscription(row: KlarnaSubscriptionRow): StoreSubscription {
  return {
    anchor_at: row.anchor_at.toISOString(),
    cancel_at_period_end: row.cancel_at_period_end,
    canceled_at: toText(row.canceled_at),
    created_at: row.created_at.toISOString(),
    currency_code: row.currency_code,
    customer_token_id: row.customer_token_id,
    ends_at: toText(row.ends_at),
    id: row.id,
    interval: row.interval,
    interval_count: row.interval_count,
    items: Items.parse(row.items).items,
    name: row.name,
    next_charge_at: toText(row.next_charge_at),
    next_period: row.next_period,
    origin_order_id: row.origin_order_id,
    paused_at: toText(row.paused_at),
    periods: row.periods,
    status: row.status,
  }
}

/** What the merchant sees of it. */
export function toAdminSubscription(row: KlarnaSubscriptionRow): AdminSubscription {
  const { account, cancel_reason, customer_id, environment } = row
  return { ...toStoreSubscription(row), account, cancel_reason, customer_id, environment }
}

/** What of the merchant's view a customer sees. */
export function withoutInternals(subscription: AdminSubscription): StoreSubscription {
  const {
    account: _a,
    cancel_reason: _r,
    customer_id: _c,
    environment: _e,
    ...shown
  } = subscription
  return shown
}

/** What a customer sees of a charge. */
export function toStoreCharge(row: KlarnaChargeRow): StoreCharge {
  const { amount, currency_code, id, order_id, period, state } = row
  return {
    amount,
    currency_code,
    id,
    next_try_at: state === "canceled" ? null : toText(row.next_try_at),
    order_id,
    period,
    period_at: toText(row.period_at),
    state,
  }
}

export function toText(time: Date | null): string | null {
  return time?.toISOString() ?? null
}
