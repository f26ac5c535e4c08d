import { z } from "zod"

import type { Interval as Known } from "../klarna/contract/intervals"

const Interval = z.enum(["day", "week", "month", "year"] as const satisfies readonly Known[])
const SubscriptionStatus = z.enum([
  "incomplete",
  "active",
  "paused",
  "past_due",
  "canceled",
  "ended",
])
const ChargeState = z.enum(["due", "needs_customer", "past_due", "blocked", "paid", "canceled"])
/** ISO 8601. */
const Time = z.string()

const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).default(0),
}
const paged = { count: z.int(), limit: z.int(), offset: z.int() }

/** Query of `GET /store/klarna/subscriptions`. */
export const Page = z.strictObject(paging)
export type Page = z.infer<typeof Page>

/** A subscription, as its customer sees it. */
export const StoreSubscription = z.strictObject({
  id: z.string(),
  status: SubscriptionStatus,
  name: z.string(),
  interval: Interval,
  interval_count: z.int(),
  /** ISO 4217, upper case. */
  currency_code: z.string(),
  items: z.array(z.strictObject({ variant_id: z.string(), quantity: z.number() })),
  /** When period 0 began. */
  anchor_at: Time,
  /** The period that is charged next, or whose charge is open. */
  next_period: z.int(),
  /** When it is charged; null while a charge is open, or nothing is to come. With `cancel_at_period_end`: when it ends. */
  next_charge_at: Time.nullable(),
  /** How many periods there are, the first included; null: until it is cancelled. */
  periods: z.int().nullable(),
  ends_at: Time.nullable(),
  cancel_at_period_end: z.boolean(),
  canceled_at: Time.nullable(),
  paused_at: Time.nullable(),
  /** `klctok_…` of the payment method; null where there is none yet. */
  customer_token_id: z.string().nullable(),
  /** Medusa's order with which it began. */
  origin_order_id: z.string(),
  created_at: Time,
})
export type StoreSubscription = z.infer<typeof StoreSubscription>

/** A charge of a subscription, as its customer sees it. */
export const StoreCharge = z.strictObject({
  id: z.string(),
  period: z.int().nullable(),
  period_at: Time.nullable(),
  state: ChargeState,
  /** Minor units; null before it is known. */
  amount: z.int().nullable(),
  currency_code: z.string(),
  order_id: z.string().nullable(),
  next_try_at: Time.nullable(),
})
export type StoreCharge = z.infer<typeof StoreCharge>

/** Answer of `GET /store/klarna/subscriptions`, newest first. */
export const StoreSubscriptions = z.strictObject({
  subscriptions: z.array(StoreSubscription),
  ...paged,
})
export type StoreSubscriptions = z.infer<typeof StoreSubscriptions>

/** Answer of `GET /store/klarna/subscriptions/:id`: with its charges, newest first. */
export const StoreSubscriptionDetail = z.strictObject({
  subscription: StoreSubscription.extend({ charges: z.array(StoreCharge) }),
})
export type StoreSubscriptionDetail = z.infer<typeof StoreSubscriptionDetail>

/** Answer of pause, resume, cancel and payment-method: as it is now. */
export interface StoreSubscriptionChanged {
  readonly subscription: StoreSubscription
}

/** Body of `POST /store/klarna/subscriptions/:id/cancel`. */
export const CancelRequest = z.strictObject({
  /** `period_end`: when the paid period is over; at once where none is paid. */
  at: z.enum(["now", "period_end"]).default("period_end"),
})
export type CancelRequest = z.infer<typeof CancelRequest>

/** Body of `POST /store/klarna/subscriptions/:id/payment-method`. */
export const PaymentMethodRequest = z.strictObject({
  /** One of the customer's own saved payment methods, `klctok_…`. */
  customer_token_id: z.string().min(1),
})
export type PaymentMethodRequest = z.infer<typeof PaymentMethodRequest>

/** Query of `GET /admin/klarna/subscriptions`. */
export const AdminSubscriptionsQuery = z.strictObject({
  ...paging,
  status: SubscriptionStatus.optional(),
  customer_id: z.string().min(1).optional(),
  /** A part of the name, or of the id of subscription, order, customer or token. */
  q: z.string().min(1).optional(),
})
export type AdminSubscriptionsQuery = z.infer<typeof AdminSubscriptionsQuery>

/** A subscription, as the merchant sees it. */
export const AdminSubscription = StoreSubscription.extend({
  /** Key of the account in `options.accounts`. */
  account: z.string(),
  environment: z.string(),
  customer_id: z.string().nullable(),
  cancel_reason: z.string().nullable(),
})
export type AdminSubscription = z.infer<typeof AdminSubscription>

/** Answer of `GET /admin/klarna/subscriptions`, newest first. */
export const AdminSubscriptions = z.strictObject({
  subscriptions: z.array(AdminSubscription),
  ...paged,
})
export type AdminSubscriptions = z.infer<typeof AdminSubscriptions>

/** Answer of the merchant's pause, resume and cancel. */
export interface AdminSubscriptionChanged {
  readonly subscription: AdminSubscription
}

/** Body of `POST /admin/klarna/subscriptions/:id/cancel`. */
export const AdminCancelRequest = CancelRequest.extend({
  /** For people. */
  reason: z.string().trim().min(1).max(255).default("the store cancelled it"),
})
export type AdminCancelRequest = z.infer<typeof AdminCancelRequest>
